import type { FieldDefinition } from '#lib/domain/fields/schema.ts'

/** What decides a row's place. */
export type RowRank = { key: string; isRequired: boolean; needsSomebody: boolean }

/** Rows that need somebody first, then required ones, then the others; within, as the fields are arranged. */
export function orderRows(rows: readonly RowRank[]): string[] {
  const rank = ({ needsSomebody, isRequired }: RowRank) => (needsSomebody ? 0 : isRequired ? 1 : 2)

  return rows.toSorted((one, other) => rank(one) - rank(other)).map(({ key }) => key)
}

/** The fields in an order of keys that somebody works in: it stays while rows are mended, so that none leaves its place under the pointer. */
export function sortFields({ fields, order }: { fields: readonly FieldDefinition[]; order: readonly string[] }): FieldDefinition[] {
  const known = order.flatMap((key) => fields.find((field) => field.key === key) ?? [])

  return [...known, ...fields.filter(({ key }) => !order.includes(key))]
}
