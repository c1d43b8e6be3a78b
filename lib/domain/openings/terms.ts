/** Every closed list that people know, without a parser: all that a screen needs of them. */

/** How an open job stands in Ashby. */
export const openingStates = ['Waiting', 'Creating', 'Linked', 'Gone'] as const
export type OpeningState = (typeof openingStates)[number]

/** Whose value counts where Ashby's people changed what Handoff wrote. */
export const winners = ['ask', 'handoff', 'ashby'] as const
export type Winner = (typeof winners)[number]

/** The built-in fields that stand on an opening, with Ashby's word for each (opening.create in its description of the API). */
export const openingFieldKeys = [
  'identifier',
  'title',
  'team',
  'location',
  'job',
  'employmentType',
  'isBackfill',
  'targetHireDate',
  'targetStartDate',
] as const
export type OpeningFieldKey = (typeof openingFieldKeys)[number]

export const openingFieldWords: Readonly<Record<OpeningFieldKey, { label: string; ashby: string }>> = {
  identifier: { label: 'Identifier', ashby: 'Identifier' },
  title: { label: 'Title', ashby: 'Description' },
  team: { label: 'Department and team', ashby: 'Team' },
  location: { label: 'Location', ashby: 'Locations' },
  job: { label: 'Job in Ashby', ashby: 'Jobs' },
  employmentType: { label: 'Employment type', ashby: 'Employment type' },
  isBackfill: { label: 'Backfill', ashby: 'Backfill' },
  targetHireDate: { label: 'Target hire date', ashby: 'Target hire date' },
  targetStartDate: { label: 'Target start date', ashby: 'Target start date' },
}

/** Values of open jobs that mean an entry of Ashby's lists. */
export const matchKinds = ['department', 'team', 'location', 'job'] as const
export type MatchKind = (typeof matchKinds)[number]

/** Lists of the account. Teams stand among departments, below one. */
export const sourceItemKinds = ['department', 'location', 'job', 'closeReason'] as const
export type SourceItemKind = (typeof sourceItemKinds)[number]

export const openingSyncTriggers = ['Scheduled', 'Requested', 'Pushed'] as const
export const openingSyncStates = ['Queued', 'Running', 'Done', 'Failed'] as const
export const openingSyncOutcomes = ['Created', 'Changed', 'Closed', 'Filled', 'Waiting', 'Failed'] as const
export type OpeningSyncOutcome = (typeof openingSyncOutcomes)[number]

/** How often openings are synced by themselves. */
export const SYNC_MINUTES = [5, 15, 30, 60] as const
