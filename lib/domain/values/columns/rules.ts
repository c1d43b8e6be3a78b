import { calendarDateSchema, decimalSchema } from '#lib/domain/access/contract.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import type { PayInterval } from '#lib/domain/organizations/terms.ts'

/** Built-in fields that every record has and whose columns are no text. */
type TypedKey = 'startDate' | 'baseSalary' | 'currency' | 'payInterval'

export type TypedColumns<Key extends string> = Record<Exclude<Key, 'payInterval'>, string | null> & { payInterval: PayInterval | null }

/**
 * Values of built-in fields as their typed columns hold them. What a column cannot hold stays out of it: one bad value must not keep a whole
 * record from being written. Pure.
 */
export function toTypedColumns<Key extends string>({
  keys,
  values,
}: {
  keys: readonly (Key | TypedKey)[]
  values: Readonly<Record<string, string | null>>
}): TypedColumns<Key | TypedKey> {
  const columns = Object.fromEntries(keys.map((key) => [key, values[key] ?? null])) as Record<Key | TypedKey, string | null>

  return {
    ...columns,
    startDate: calendarDateSchema.safeParse(columns.startDate).data ?? null,
    baseSalary: decimalSchema.safeParse(columns.baseSalary).data ?? null,
    currency: columns.currency !== null && /^[A-Z]{3}$/.test(columns.currency) ? columns.currency : null,
    payInterval: payIntervalSchema.safeParse(columns.payInterval).data ?? null,
  }
}
