import { canSee } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition, fieldGroupSchema } from '#lib/domain/fields/schema.ts'
import type { PersonSummary } from '#lib/domain/people/contract.ts'
import { LAST_DAY_LABEL } from '#lib/domain/people/imports/terms.ts'
import type { PersonValues } from '#lib/domain/people/rules.ts'

/** One person as their row is made of them. */
export type ExportRow = { person: Pick<PersonSummary, 'id' | 'status' | 'endDate' | 'createdAt'>; values: PersonValues }

const GROUP_ORDER = ['Person', 'Role', 'Compensation', 'Details'] as const satisfies typeof fieldGroupSchema.options

/** The fields that somebody with these permissions may take away, person first. */
export function listExportedFields({
  fields,
  permissions,
}: {
  fields: readonly FieldDefinition[]
  permissions: readonly Permission[]
}): FieldDefinition[] {
  return fields
    .filter(({ isArchived, sensitivity }) => !isArchived && canSee({ permissions, sensitivity }))
    .sort((one, other) => GROUP_ORDER.indexOf(one.group) - GROUP_ORDER.indexOf(other.group))
}

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

/** In a form that a spreadsheet reckons with and an import reads back: numbers and dates as they are, choices and yes or no in words. */
function toCell({ definition, value }: { definition: FieldDefinition; value: string | null }): string {
  if (value === null) return ''

  switch (definition.type) {
    case 'amount':
    case 'number':
    case 'money':
    case 'date':
      return value
    default:
      return formatFieldValue({ definition, value, currency: null })
  }
}
