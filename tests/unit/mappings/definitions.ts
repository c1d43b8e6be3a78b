import type { FieldDefinition, FieldType } from '#lib/domain/fields/schema.ts'
import type { MappingStep, SourcePlace } from '#lib/domain/mappings/schema.ts'

/** A field of a type, as an organization would have it. */
export function fieldOf(type: FieldType, changes: Partial<FieldDefinition> = {}): FieldDefinition {
  return {
    key: type,
    label: `A ${type}`,
    type,
    sensitivity: 'none',
    group: 'Details',
    help: null,
    options: [],
    isRequired: false,
    isBuiltIn: false,
    isArchived: false,
    ...changes,
  }
}

/** A place of a source, as the picker would list it. */
export function placeOf(path: string, changes: Partial<SourcePlace> = {}): SourcePlace {
  return {
    path,
    label: path,
    group: 'Offer custom fields',
    type: 'text',
    sensitivity: 'none',
    description: null,
    options: [],
    isPrivate: false,
    isArchived: false,
    formerLabel: null,
    ...changes,
  }
}

export function source(path: string): MappingStep {
  return { kind: 'source', path }
}

export function constant(value: string): MappingStep {
  return { kind: 'constant', value }
}

export function template(text: string): MappingStep {
  return { kind: 'template', text }
}

export function lookup(path: string, rows: Record<string, string>): MappingStep {
  return { kind: 'lookup', path, rows: Object.entries(rows).map(([from, to]) => ({ from, to })) }
}
