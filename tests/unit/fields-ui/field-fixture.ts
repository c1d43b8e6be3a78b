import type { FieldDefinition } from '#lib/domain/fields/schema.ts'

/** A custom field with what the test says. */
export function makeField(part: Partial<FieldDefinition> & { key: string }): FieldDefinition {
  return {
    label: part.key,
    type: 'text',
    sensitivity: 'none',
    group: 'Details',
    help: null,
    options: [],
    isRequired: false,
    isBuiltIn: false,
    isArchived: false,
    ...part,
  }
}
