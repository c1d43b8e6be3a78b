import { canSee } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition, fieldGroupSchema } from '#lib/domain/fields/schema.ts'

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

/** A value in a form that a spreadsheet reckons with and an import reads back: numbers and dates as they are, choices and yes or no in words. */
export function toCell({ definition, value }: { definition: FieldDefinition; value: string | null }): string {
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
