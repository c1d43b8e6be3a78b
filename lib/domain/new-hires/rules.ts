import { calendarDateSchema, decimalSchema } from '#lib/domain/access/contract.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import type { PayInterval } from '#lib/domain/organizations/terms.ts'
import { type BuiltInPersonKey, builtInPersonKeys } from '#lib/domain/people/terms.ts'
import { type FieldValues, findIssues, isAskingAgain, showField } from '#lib/domain/values/rules.ts'
import type { FieldIssue } from '#lib/domain/values/schema.ts'
import { conflictError } from '#lib/platform/errors.ts'
import { foldText } from '#lib/platform/format/text.ts'
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

export type PresentedHire = {
  /** The typed columns that sort and filter. */
  columns: Record<Exclude<BuiltInPersonKey, 'payInterval'>, string | null> & {
    payInterval: PayInterval | null
    name: string
    searchText: string
  }
  /** Of custom fields by their id, where there is a value; archived ones keep theirs. */
  customValues: Record<string, string>
  issues: FieldIssue[]
  flags: NewHireFlag[]
}

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
    columns: { ...toColumns(shown), name: joinName(shown), searchText: buildHireSearchText(shown) },
    customValues: Object.fromEntries(
      fields.flatMap(({ key, isBuiltIn }) => {
        const value = shown[key]
        return isBuiltIn || value === null || value === undefined ? [] : [[key, value]]
      }),
    ),
    issues: findIssues({ fields, source, overrides, defaults }),
    flags: [...others, ...(isAsking ? (['AshbyNowSays'] as const) : [])],
  }
}

/** What a typed column cannot hold stays out of it: one bad value must not keep a whole hire from being written. */
function toColumns(shown: Readonly<Record<string, string | null>>): Omit<PresentedHire['columns'], 'name' | 'searchText'> {
  const columns = Object.fromEntries(builtInPersonKeys.map((key) => [key, shown[key] ?? null])) as Record<BuiltInPersonKey, string | null>

  return {
    ...columns,
    startDate: calendarDateSchema.safeParse(columns.startDate).data ?? null,
    baseSalary: decimalSchema.safeParse(columns.baseSalary).data ?? null,
    currency: columns.currency !== null && /^[A-Z]{3}$/.test(columns.currency) ? columns.currency : null,
    payInterval: payIntervalSchema.safeParse(columns.payInterval).data ?? null,
  }
}

/** First, middle and last name as one; empty where none of them is known. */
export function joinName({ firstName, middleName, lastName }: Readonly<Record<string, string | null>>): string {
  return [firstName, middleName, lastName].filter(Boolean).join(' ')
}

/** What a search finds a new hire by. Never pay. */
function buildHireSearchText(values: Readonly<Record<string, string | null>>): string {
  const words = [joinName(values), values.personalEmail, values.jobTitle, values.department, values.location]

  return foldText(words.filter(Boolean).join(' '))
}
