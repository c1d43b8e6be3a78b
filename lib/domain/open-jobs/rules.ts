import { foldLabel, isSameValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { type TypedColumns, toTypedColumns } from '#lib/domain/values/columns/rules.ts'
import { nameInSentence } from '#lib/domain/values/rules.ts'
import type { FieldChange } from '#lib/domain/values/schema.ts'
import { foldText } from '#lib/platform/format/text.ts'
import { type BuiltInOpenJobKey, builtInOpenJobKeys, type RecruitingStatus } from './terms.ts'

/** Values by field key, each in the one form of its field's type. Null, or no entry, is "no value". */
export type OpenJobValues = Readonly<Record<string, string | null>>

/** As an open job stands in the database. */
export type StoredOpenJobValues = Readonly<Record<BuiltInOpenJobKey, { toString: () => string } | null>> & { customValues: unknown }

/** The values of a row by field key. Pure. */
export function readOpenJobValues(row: StoredOpenJobValues): Record<string, string | null> {
  const builtIn = builtInOpenJobKeys.map((key): [string, string | null] => [key, row[key]?.toString() ?? null])

  return { ...(row.customValues as Record<string, string>), ...Object.fromEntries(builtIn) }
}

export type PresentedOpenJob = {
  /** The typed columns that sort and filter. */
  columns: TypedColumns<BuiltInOpenJobKey> & { identifierKey: string | null; searchText: string }
  /** Of custom fields by their id, where there is a value. */
  customValues: Record<string, string>
}

/** Everything that a row holds of an open job's values. Pay is in no search. Pure. */
export function presentOpenJob(values: OpenJobValues): PresentedOpenJob {
  const known = new Set<string>(builtInOpenJobKeys)
  const words = [values.title, values.identifier, values.department, values.team, values.location, values.manager]
  const identifier = values.identifier ?? null

  return {
    columns: {
      ...toTypedColumns({ keys: builtInOpenJobKeys, values }),
      identifierKey: identifier === null ? null : foldIdentifier(identifier),
      searchText: foldText(words.filter(Boolean).join(' ')),
    },
    customValues: Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => (known.has(key) || value === null ? [] : [[key, value]])),
    ),
  }
}

/** The form in which no two identifiers may be the same: "req-1001" is "REQ-1001". */
export function foldIdentifier(identifier: string): string {
  return foldLabel(identifier)
}

export type ListChanges = { fields: readonly FieldDefinition[]; before: OpenJobValues; given: OpenJobValues }

/** Which values are others after a change; an amount that is only written otherwise is not. Pure. */
export function listChanges({ fields, before, given }: ListChanges): FieldChange[] {
  const types = new Map(fields.map((definition) => [definition.key, definition]))

  return Object.entries(given)
    .map(([field, after]) => ({ field, before: before[field] ?? null, after }))
    .filter((change) => !isSameValue(types.get(change.field) ?? { type: 'text' }, change.before, change.after))
}

/** Nothing tells an open job from another without them, so that it needs them in every status, where they are required at all. */
const NEEDED_ALWAYS: readonly string[] = ['title', 'identifier'] satisfies BuiltInOpenJobKey[]

export type FindProblems = {
  fields: readonly FieldDefinition[]
  /** Null for one that is not there yet. */
  before: { values: OpenJobValues; status: RecruitingStatus } | null
  after: { values: OpenJobValues; status: RecruitingStatus }
}

/**
 * What stands against a change, as a sentence by field key; empty where nothing does. Only what the change itself does counts: a field that
 * became required later does not hold back an edit of another. Pure.
 */
export function findProblems({ fields, before, after }: FindProblems): Record<string, string> {
  const problems: Record<string, string> = {}
  const isActivated = after.status === 'Active' && before?.status !== 'Active'
  for (const definition of fields) {
    const { key, isRequired, isArchived } = definition
    if (!isRequired || isArchived || (after.values[key] ?? null) !== null) continue
    const isNeeded = after.status === 'Active' || NEEDED_ALWAYS.includes(key)
    const isCleared = before !== null && (before.values[key] ?? null) !== null
    if (isNeeded && isCleared) problems[key] = `The ${nameInSentence(definition)} is required. Enter another value instead of none.`
    else if (isActivated || (isNeeded && before === null)) problems[key] = `Enter the ${nameInSentence(definition)}.`
  }
  if (isPayTurned(after.values) && (before === null || !isPayTurned(before.values))) {
    problems.payMaximum = 'The pay ends below where it begins. Enter a “pay to” that is not less than the “pay from”.'
  }

  return problems
}

function isPayTurned({ payMinimum, payMaximum }: OpenJobValues): boolean {
  return payMinimum != null && payMaximum != null && scaleDecimal(payMinimum) > scaleDecimal(payMaximum)
}

const DECIMALS = 4

/** A plain decimal as a whole number of ten-thousandths: as numbers, two long amounts could look the same. */
function scaleDecimal(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')

  return BigInt(whole + fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0'))
}

/** Problems of several fields in one line, for an act that shows no fields. */
export function describeProblems(problems: Readonly<Record<string, string>>): string {
  return Object.values(problems).join(' ')
}
