import { type TypedColumns, toTypedColumns } from '#lib/domain/values/columns/rules.ts'
import { foldText } from '#lib/platform/format/text.ts'
import type { Origin, Origins } from './schema.ts'
import { type BuiltInPersonKey, builtInPersonKeys, type PersonStatus } from './terms.ts'

/** Values by field key, each in the one form of its field's type. Null, or no entry, is "no value". */
export type PersonValues = Readonly<Record<string, string | null>>

/** As a person stands in the database. */
export type StoredPersonValues = Readonly<Record<BuiltInPersonKey, { toString: () => string } | null>> & { customValues: unknown }

/** The values of a row by field key. Pure. */
export function readPersonValues(row: StoredPersonValues): Record<string, string | null> {
  const builtIn = builtInPersonKeys.map((key): [string, string | null] => [key, row[key]?.toString() ?? null])

  return { ...(row.customValues as Record<string, string>), ...Object.fromEntries(builtIn) }
}

export type PresentedPerson = {
  /** The typed columns that sort and filter. */
  columns: TypedColumns<BuiltInPersonKey> & { name: string; searchText: string }
  /** Of custom fields by their id, where there is a value. */
  customValues: Record<string, string>
}

/** Everything that a row holds of a person's values, and of a new hire's: what a typed column cannot hold stays out of it. Pure. */
export function presentPerson(values: PersonValues): PresentedPerson {
  const known = new Set<string>(builtInPersonKeys)
  const name = joinName(values)
  const words = [name, values.personalEmail, values.jobTitle, values.department, values.location]

  return {
    columns: { ...toTypedColumns({ keys: builtInPersonKeys, values }), name, searchText: foldText(words.filter(Boolean).join(' ')) },
    customValues: Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => (known.has(key) || value === null ? [] : [[key, value]])),
    ),
  }
}

/** First, middle and last name as one; empty where none of them is known. */
export function joinName({ firstName, middleName, lastName }: PersonValues): string {
  return [firstName, middleName, lastName].filter(Boolean).join(' ')
}

export type GiveValues = {
  before: { values: PersonValues; origins: Origins }
  /** What is given; null clears. */
  given: PersonValues
  /** Where they come from, and where single ones of them come from otherwise. */
  origin: Origin
  ownOrigins?: Origins
}

/** The values after some are given, each with where it comes from. What says the same as before keeps its origin. Pure. */
export function giveValues({ before, given, origin, ownOrigins = {} }: GiveValues): { values: PersonValues; origins: Origins } {
  const changed = Object.entries(given).filter(([key, value]) => (before.values[key] ?? null) !== value)
  const origins = { ...before.origins, ...Object.fromEntries(changed.map(([key]) => [key, ownOrigins[key] ?? origin])) }
  const values = { ...before.values, ...Object.fromEntries(changed) }

  return { values, origins: Object.fromEntries(Object.entries(origins).filter(([key]) => (values[key] ?? null) !== null)) }
}

/** By the calendar, where the organization is: before the first day, between first and last, after the last. */
export function readStatus({
  startDate,
  endDate,
  today,
}: {
  startDate: string | null
  endDate: string | null
  today: string
}): PersonStatus {
  if (startDate !== null && startDate > today) return 'Starting'

  return endDate !== null && endDate < today ? 'Left' : 'Active'
}
