/** A permission as Handoff names it: Ashby's module and the access, `module:read` or `module:write`. */
export type AshbyPermissionKey =
  | 'apiKeys:read'
  | 'apiKeys:write'
  | 'candidates:read'
  | 'candidates:write'
  | 'hiringProcessMetadata:read'
  | 'hiringProcessMetadata:write'
  | 'jobs:read'
  | 'jobs:write'
  | 'offers:read'
  | 'offers:write'
  | 'organization:read'
  | 'organization:write'

/** The modules as Ashby's API key form labels them. */
const MODULE_LABELS = {
  apiKeys: 'API Keys',
  candidates: 'Candidates',
  hiringProcessMetadata: 'Hiring Process Metadata',
  jobs: 'Jobs',
  offers: 'Offers',
  organization: 'Organization',
} as const

type AshbyModule = keyof typeof MODULE_LABELS

/** Other spellings of the same module, reduced to small letters. Ashby renamed "Hiring Process Metadata" to "Hiring Process". */
const MODULE_SPELLINGS: ReadonlyMap<string, AshbyModule> = new Map([
  ['apikeys', 'apiKeys'],
  ['apikey', 'apiKeys'],
  ['candidates', 'candidates'],
  ['candidate', 'candidates'],
  ['hiringprocessmetadata', 'hiringProcessMetadata'],
  ['hiringprocess', 'hiringProcessMetadata'],
  ['jobs', 'jobs'],
  ['job', 'jobs'],
  ['offers', 'offers'],
  ['offer', 'offers'],
  ['organization', 'organization'],
  ['organisation', 'organization'],
])

export type AshbyFeature = 'connection' | 'offers' | 'openings'

export type AshbyPermission = {
  key: AshbyPermissionKey
  /** As labelled in Ashby's API key form. */
  module: string
  access: 'Read' | 'Write'
  need: 'required' | 'recommended'
  feature: AshbyFeature
  /** What Handoff does with it. */
  purpose: string
  /** What does not work without it. */
  without: string
}

/** What Handoff asks an admin to tick in Ashby, in the order of the form on screen. */
export const ashbyPermissions: readonly AshbyPermission[] = [
  {
    key: 'apiKeys:read',
    module: 'API Keys',
    access: 'Read',
    need: 'required',
    feature: 'connection',
    purpose: 'Checks what this key may do and whether its webhooks are still enabled',
    without: 'The key cannot be checked, so it cannot be connected',
  },
  {
    key: 'apiKeys:write',
    module: 'API Keys',
    access: 'Write',
    need: 'required',
    feature: 'connection',
    purpose: 'Creates the webhooks in Ashby and deletes them when you disconnect',
    without: 'Ashby cannot tell Handoff about changes',
  },
  {
    key: 'offers:read',
    module: 'Offers',
    access: 'Read',
    need: 'required',
    feature: 'offers',
    purpose: 'Reads offers: start date, salary, status and custom fields',
    without: 'No offer can be imported',
  },
  {
    key: 'candidates:read',
    module: 'Candidates',
    access: 'Read',
    need: 'required',
    feature: 'offers',
    purpose: 'Reads the candidate and the application behind an offer: name, e-mail, role',
    without: 'No offer can be imported',
  },
  {
    key: 'offers:write',
    module: 'Offers',
    access: 'Write',
    need: 'recommended',
    feature: 'offers',
    purpose: 'Writes a candidate’s answer to Ashby, once you switch that on',
    without: 'Answers stay in Handoff, and somebody enters them in Ashby by hand',
  },
  {
    key: 'hiringProcessMetadata:read',
    module: 'Hiring Process Metadata',
    access: 'Read',
    need: 'recommended',
    feature: 'offers',
    purpose: 'Reads the names, types and choices of your custom fields for the mapping',
    without: 'A custom field can be mapped only after an offer has brought a value of it',
  },
  {
    key: 'organization:read',
    module: 'Organization',
    access: 'Read',
    need: 'recommended',
    feature: 'offers',
    purpose: 'Reads the names of departments and locations',
    without: 'Department and location stay empty',
  },
  {
    key: 'jobs:read',
    module: 'Jobs',
    access: 'Read',
    need: 'recommended',
    feature: 'offers',
    purpose: 'Reads the job behind an offer and whether it is confidential',
    without: 'Every offer counts as confidential, so only people who may see confidential jobs see it',
  },
]

/**
 * What the openings sync asks for beside the list above, which holds what every connection asks for: nobody who leaves the sync switched off
 * is asked to tick these. A permission of the list above stands here again where the sync needs it more.
 */
export const ashbyOpeningPermissions: readonly AshbyPermission[] = [
  {
    key: 'jobs:read',
    module: 'Jobs',
    access: 'Read',
    need: 'required',
    feature: 'openings',
    purpose: 'Finds an opening that is there already, so that none is made twice, and reads its state',
    without: 'No open job can be sent to Ashby',
  },
  {
    key: 'jobs:write',
    module: 'Jobs',
    access: 'Write',
    need: 'required',
    feature: 'openings',
    purpose: 'Creates, changes and closes openings',
    without: 'No open job can be sent to Ashby',
  },
  {
    key: 'organization:read',
    module: 'Organization',
    access: 'Read',
    need: 'recommended',
    feature: 'openings',
    purpose: 'Reads the departments, teams and locations that open jobs are matched with',
    without: 'Openings are created without department and location',
  },
  {
    key: 'hiringProcessMetadata:read',
    module: 'Hiring Process Metadata',
    access: 'Read',
    need: 'recommended',
    feature: 'openings',
    purpose: 'Reads the custom fields of openings and the reasons for closing one',
    without: 'No custom field can be synced, and no reason can be chosen for closing an opening',
  },
  {
    key: 'hiringProcessMetadata:write',
    module: 'Hiring Process Metadata',
    access: 'Write',
    need: 'recommended',
    feature: 'openings',
    purpose: 'Creates custom fields that you chose to sync and keeps their choices up to date',
    without: 'Only custom fields that are in Ashby already can be synced',
  },
  {
    key: 'candidates:write',
    module: 'Candidates',
    access: 'Write',
    need: 'recommended',
    feature: 'openings',
    purpose: 'Writes the custom fields of openings; Ashby asks for this permission even where no candidate is concerned',
    without: 'Custom fields of openings stay empty in Ashby',
  },
]

export type CheckedPermission = AshbyPermission & { granted: boolean }

/**
 * Reads one scope in any of Ashby's spellings: `offers:read` as apiKey.info reports it, `offersRead` as the API reference names it,
 * `hiringProcess:read` beside `hiringProcessMetadata:read`. Null for a scope Handoff has no use for.
 */
export function normalizeScope(scope: string): AshbyPermissionKey | null {
  const match = /^(.+?)(read|write)$/.exec(scope.toLowerCase().replace(/[^a-z]/g, ''))
  const module = MODULE_SPELLINGS.get(match?.[1] ?? '')
  if (!module) return null

  return `${module}:${match?.[2] === 'write' ? 'write' : 'read'}`
}

/** Write does not include Read: they are two boxes in Ashby. */
export function hasPermission(scopes: readonly string[], permission: AshbyPermissionKey): boolean {
  return scopes.some((scope) => normalizeScope(scope) === permission)
}

/** Every permission that a connection asks for, with whether the key has it. */
export function checkScopes(scopes: readonly string[]): CheckedPermission[] {
  return ashbyPermissions.map((permission) => ({ ...permission, granted: hasPermission(scopes, permission.key) }))
}

/** The same for the openings sync. That they are granted does not say that the company's plan has Openings. */
export function checkOpeningScopes(scopes: readonly string[]): CheckedPermission[] {
  return ashbyOpeningPermissions.map((permission) => ({ ...permission, granted: hasPermission(scopes, permission.key) }))
}

/** The permissions without which connecting makes no sense. */
export function missingRequired(scopes: readonly string[]): AshbyPermission[] {
  return checkScopes(scopes).filter(({ granted, need }) => need === 'required' && !granted)
}

/** "Offers: Read", the words under which an admin finds the box in Ashby. */
export function namePermission(key: AshbyPermissionKey): string {
  const [module, access] = key.split(':') as [AshbyModule, 'read' | 'write']

  return `${MODULE_LABELS[module]}: ${access === 'read' ? 'Read' : 'Write'}`
}
