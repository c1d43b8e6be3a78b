import { isSameValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { ReadRow, Refusal } from '#lib/domain/imports/schema.ts'
import { foldEmail } from '#lib/domain/new-hires/matches/rules.ts'
import { LAST_DAY_KEY } from '#lib/domain/people/imports/terms.ts'
import { findNewestPeriod, findPeriodProblem, type PeriodDates } from '#lib/domain/people/periods/rules.ts'
import { giveValues, type PersonValues } from '#lib/domain/people/rules.ts'
import type { Origin, Origins } from '#lib/domain/people/schema.ts'
import type { FieldChange } from '#lib/domain/values/schema.ts'

/** Somebody as they stand, before a row or after it. */
export type ImportedPerson = {
  id: string
  values: PersonValues
  origins: Origins
  endDate: string | null
  periods: readonly PeriodDates[]
}
export type ChangedPerson = ImportedPerson & { isNew: boolean; changes: FieldChange[] }

export type PageResult = { people: ChangedPerson[]; refusals: Refusal[]; added: number; changed: number }

export type ApplyRows = {
  rows: readonly ReadRow[]
  /** Who is here already, by folded e-mail. */
  existing: ReadonlyMap<string, readonly ImportedPerson[]>
  fields: readonly FieldDefinition[]
  origin: Origin
  createId: () => string
}

/** What the rows of a page make of the people: who is added, who is changed and how, which rows are refused. Later rows see earlier ones. Pure. */
export function applyRows({ rows, existing, fields, origin, createId }: ApplyRows): PageResult {
  const byEmail = new Map<string, readonly ImportedPerson[]>(existing)
  const touched = new Map<string, ChangedPerson>()
  const result: PageResult = { people: [], refusals: [], added: 0, changed: 0 }

  for (const { row, given, problem } of rows) {
    const email = foldEmail(given.personalEmail ?? '')
    const matches = email === null ? [] : (byEmail.get(email) ?? [])
    const before = matches[0] ? (touched.get(matches[0].id) ?? matches[0]) : null
    const reason = problem ?? findProblem({ given, before, matchCount: matches.length })
    if (reason !== null) {
      result.refusals.push({ row, problem: reason })
      continue
    }

    const after = applyRow({ given, before, fields, origin, createId })
    if (before === null) result.added += 1
    else if (isChanged({ before, after })) result.changed += 1
    else continue
    touched.set(after.id, mergeChange({ earlier: touched.get(after.id), after }))
    if (email !== null) byEmail.set(email, [after])
  }

  return { ...result, people: [...touched.values()] }
}

type FindProblem = { given: ReadRow['given']; before: ImportedPerson | null; matchCount: number }

function findProblem({ given, before, matchCount }: FindProblem): string | null {
  if (matchCount > 1) return 'Several people here have this personal e-mail. Change theirs first, or take the e-mail out of the row.'
  const { startDate, [LAST_DAY_KEY]: lastDay } = given
  if (before?.endDate && lastDay === undefined && startDate !== undefined && startDate > before.endDate) {
    return 'They left before this first day. Begin a new period on their profile.'
  }
  if (startDate !== undefined || lastDay !== undefined) {
    const periods = changePeriods({ given, before })
    const problem = findPeriodProblem(periods)
    if (problem !== null) return problem
    if (findNewestPeriod(periods) !== periods[0]) return 'The first day lies before an earlier period. Change the periods on their profile.'
  }
  if (before) return null

  const missing = [given.firstName ? null : 'first name', given.lastName ? null : 'last name'].filter((word) => word !== null)

  return missing.length === 0 ? null : `There is no ${missing.join(' and no ')}. Nobody here has this personal e-mail, so both are needed.`
}

/** The newest period begins and ends as the row says; who has none gets one. */
function changePeriods({ given, before }: Pick<FindProblem, 'given' | 'before'>): PeriodDates[] {
  const periods = before?.periods ?? []
  const newest = findNewestPeriod(periods)
  const dates = {
    id: newest?.id ?? '',
    startDate: given.startDate ?? newest?.startDate ?? null,
    endDate: given[LAST_DAY_KEY] ?? newest?.endDate ?? null,
  }

  return [dates, ...periods.filter(({ id }) => id !== newest?.id)]
}

type ApplyRow = Pick<ApplyRows, 'fields' | 'origin' | 'createId'> & { given: ReadRow['given']; before: ImportedPerson | null }

function applyRow({ given, before, fields, origin, createId }: ApplyRow): ChangedPerson {
  const { [LAST_DAY_KEY]: lastDay, ...values } = given
  const from = before ?? { id: createId(), values: {}, origins: {}, endDate: null, periods: [] }
  const news = Object.fromEntries(
    Object.entries(values).filter(([key, value]) => {
      const definition = fields.find((field) => field.key === key)
      // The address by which they were found is no news in other capitals.
      if (definition === undefined || (key === 'personalEmail' && before !== null)) return false

      return !isSameValue(definition, from.values[key] ?? null, value)
    }),
  )

  return {
    id: from.id,
    ...giveValues({ before: from, given: news, origin }),
    endDate: lastDay ?? from.endDate,
    periods: changePeriods({ given, before }),
    isNew: before === null,
    changes: Object.entries(news).map(([field, after]) => ({ field, before: from.values[field] ?? null, after })),
  }
}

function isChanged({ before, after }: { before: ImportedPerson; after: ChangedPerson }): boolean {
  return after.changes.length > 0 || after.endDate !== before.endDate
}

/** Two rows about one person in one page are one change: from before the first to after the second. */
function mergeChange({ earlier, after }: { earlier: ChangedPerson | undefined; after: ChangedPerson }): ChangedPerson {
  if (!earlier) return after
  const first = new Map(earlier.changes.map((change) => [change.field, change]))
  for (const { field, before, after: value } of after.changes)
    first.set(field, { field, before: first.get(field)?.before ?? before, after: value })

  return { ...after, isNew: earlier.isNew, changes: [...first.values()] }
}
