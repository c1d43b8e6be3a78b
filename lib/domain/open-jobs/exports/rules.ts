import { toCell } from '#lib/domain/fields/exports/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import type { OpenJobValues } from '#lib/domain/open-jobs/rules.ts'
import { STATUS_LABEL } from '#lib/domain/open-jobs/terms.ts'

/** One open job as its row is made of it. */
export type ExportRow = { job: Pick<OpenJobSummary, 'id' | 'status' | 'closeReason' | 'filledBy' | 'createdAt'>; values: OpenJobValues }

type OwnColumn = { title: string; read: (row: ExportRow) => string }

/** What stands behind the fields in each row. */
const OWN_COLUMNS: readonly OwnColumn[] = [
  { title: STATUS_LABEL, read: ({ job }) => job.status },
  { title: 'Close reason', read: ({ job }) => job.closeReason ?? '' },
  { title: 'Filled by', read: ({ job }) => job.filledBy?.name ?? '' },
  { title: 'Filled (UTC)', read: ({ job }) => job.filledBy?.at ?? '' },
  { title: 'Added (UTC)', read: ({ job }) => job.createdAt },
  { title: 'Open job ID', read: ({ job }) => job.id },
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
