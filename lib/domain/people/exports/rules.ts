import { toCell } from '#lib/domain/fields/exports/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { PersonSummary } from '#lib/domain/people/contract.ts'
import { LAST_DAY_LABEL } from '#lib/domain/people/imports/terms.ts'
import type { PersonValues } from '#lib/domain/people/rules.ts'

/** One person as their row is made of them. */
export type ExportRow = { person: Pick<PersonSummary, 'id' | 'status' | 'endDate' | 'createdAt'>; values: PersonValues }

type OwnColumn = { title: string; read: (row: ExportRow) => string }

/** What stands behind the fields in each row. */
const OWN_COLUMNS: readonly OwnColumn[] = [
  { title: LAST_DAY_LABEL, read: ({ person }) => person.endDate ?? '' },
  { title: 'Status', read: ({ person }) => person.status },
  { title: 'Added (UTC)', read: ({ person }) => person.createdAt },
  { title: 'Person ID', read: ({ person }) => person.id },
]

/** The head of the table. Two fields of one name stay two columns. */
export function listColumns(fields: readonly FieldDefinition[]): string[] {
  return [...fields.map(({ label }) => label), ...OWN_COLUMNS.map(({ title }) => title)]
}

export function toExportCells({ row, fields }: { row: ExportRow; fields: readonly FieldDefinition[] }): string[] {
  return [
    ...fields.map((definition) => toCell({ definition, value: row.values[definition.key] ?? null })),
    ...OWN_COLUMNS.map(({ read }) => read(row)),
  ]
}
