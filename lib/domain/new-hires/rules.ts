import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { type PresentedPerson, presentPerson } from '#lib/domain/people/rules.ts'
import { type FieldValues, findIssues, isAskingAgain, showField } from '#lib/domain/values/rules.ts'
import type { FieldIssue } from '#lib/domain/values/schema.ts'
import { conflictError } from '#lib/platform/errors.ts'
import type { NewHireFlag, NewHireState } from './terms.ts'

/** How the application stands at the source. */
export type HireStanding = 'hired' | 'not-hired' | 'gone'

export type HirePosition = { state: NewHireState; flags: readonly NewHireFlag[] }

/** Marks of what is no longer hired at the source. */
export const STANDING_FLAGS: readonly NewHireFlag[] = ['Unhired', 'GoneInAshby']

/**
 * Where a new hire stands after a look at the source. Nothing of it is undone by the source alone: who is no longer hired is marked, and who
 * was dismissed comes back only by being hired anew. Pure.
 */
export function moveHire({ position, standing }: { position: HirePosition; standing: HireStanding }): HirePosition {
  const wasOut = position.flags.some((flag) => STANDING_FLAGS.includes(flag))
  const others = position.flags.filter((flag) => !STANDING_FLAGS.includes(flag))
  if (standing === 'not-hired') return { ...position, flags: [...others, 'Unhired'] }
  if (standing === 'gone') return { ...position, flags: [...others, 'GoneInAshby'] }

  return { state: position.state === 'Dismissed' && wasOut ? 'Pending' : position.state, flags: others }
}

export type PresentHire = FieldValues & { fields: readonly FieldDefinition[]; flags: readonly NewHireFlag[]; state?: NewHireState }

/** `customValues`: archived fields keep theirs. */
export type PresentedHire = PresentedPerson & { issues: FieldIssue[]; flags: NewHireFlag[] }

/**
 * What was added or dismissed is a record of what happened.
 * @throws AppError `conflict` with where to change it instead.
 */
export function requirePending({ state }: { state: NewHireState }): void {
  if (state === 'Added') throw conflictError('This new hire was added, so it no longer changes here. Change the person in People instead.')
  if (state === 'Dismissed') throw conflictError('This new hire was dismissed. Restore it first.')
}

/**
 * Everything that follows from source, overrides and defaults: what is shown, what is wrong, which flags stand. Of an added one nobody decides
 * on edits any more, so its "Ashby now says" is left as it stands: it tells of proposals to the person. Pure.
 */
export function presentHire({ fields, source, overrides, defaults, flags, state = 'Pending' }: PresentHire): PresentedHire {
  const shown = Object.fromEntries(fields.map(({ key }) => [key, showField({ field: key, source, overrides, defaults }).value]))
  const isAsking =
    state === 'Added'
      ? flags.includes('AshbyNowSays')
      : fields.some(({ key, isArchived }) => !isArchived && isAskingAgain({ field: key, source, overrides }))
  const others = flags.filter((flag) => flag !== 'AshbyNowSays')

  return {
    ...presentPerson(shown),
    issues: findIssues({ fields, source, overrides, defaults }),
    flags: [...others, ...(isAsking ? (['AshbyNowSays'] as const) : [])],
  }
}
