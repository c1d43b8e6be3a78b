import { calendarDateSchema, decimalSchema } from '#lib/domain/access/contract.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import type { PayInterval } from '#lib/domain/organizations/terms.ts'

export type TypedColumns<Key extends string> = Record<Exclude<Key, 'payInterval'>, string | null> & { payInterval: PayInterval | null }

type ReadColumn = (value: string | null) => string | null

const readDate: ReadColumn = (value) => calendarDateSchema.safeParse(value).data ?? null
const readDecimal: ReadColumn = (value) => decimalSchema.safeParse(value).data ?? null

/** Built-in fields whose columns are no text, by their keys. */
const readers: Readonly<Partial<Record<string, ReadColumn>>> = {
  startDate: readDate,
  targetHireDate: readDate,
  targetStartDate: readDate,
  baseSalary: readDecimal,
  payMinimum: readDecimal,
  payMaximum: readDecimal,
  currency: (value) => (value !== null && /^[A-Z]{3}$/.test(value) ? value : null),
  isBackfill: (value) => (value === 'yes' || value === 'no' ? value : null),
}

/**
 * Values of built-in fields as their typed columns hold them. What a column cannot hold stays out of it: one bad value must not keep a whole
 * record from being written. Pure.
 */
export function toTypedColumns<Key extends string>({
  keys,
  values,
}: {
  keys: readonly Key[]
  values: Readonly<Record<string, string | null>>
}): TypedColumns<Key> {
  const columns = Object.fromEntries(
    keys.map((key) => {
      const value = values[key] ?? null

      return [key, readers[key]?.(value) ?? (key in readers ? null : value)]
    }),
  ) as Record<Key, string | null>

  return { ...columns, payInterval: payIntervalSchema.safeParse(values.payInterval).data ?? null }
}
