import { sensitivityOf } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition, FieldObject } from '#lib/domain/fields/schema.ts'
import type { AuditEntry } from './contract.ts'

type Values = Record<string, unknown>

/** Objects that are made of fields, and whose fields those are. */
export const recordObjects: Readonly<Record<string, FieldObject>> = {
  offer: 'Offer',
  'new-hire': 'Person',
  person: 'Person',
  'open-job': 'OpenJob',
}

export type CompareValuesInput = {
  objectKind: string
  before: unknown
  after: unknown
  /** Of the kind of object, archived ones included; none where it has no fields. */
  definitions: readonly FieldDefinition[]
}

/**
 * The values of an entry, field by field, those alone that the act changed. What stands on one side only was added or taken away.
 * A record's fields carry the sensitivity that they have on it, and custom ones the name that they have now.
 */
export function compareValues({ objectKind, before, after, definitions }: CompareValuesInput): AuditEntry['changes'] {
  const [old, fresh] = [toValues(before), toValues(after)]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(fresh)])]

  return fields
    .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(fresh[field]))
    .map((field) => ({ ...describeField({ objectKind, field, definitions }), before: old[field], after: fresh[field] }))
}

function toValues(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

type DescribeField = Pick<CompareValuesInput, 'objectKind' | 'definitions'> & { field: string }

function describeField({
  objectKind,
  field,
  definitions,
}: DescribeField): Pick<AuditEntry['changes'][number], 'field' | 'label' | 'sensitivity'> {
  if (!(objectKind in recordObjects)) return { field, label: field, sensitivity: 'none' }
  const definition = definitions.find(({ key }) => key === field)

  return {
    field,
    label: definition && !definition.isBuiltIn ? definition.label : field,
    sensitivity: sensitivityOf({ fields: definitions, key: field }),
  }
}

/** "offer.field-edited" as "Offer: field edited". One rule for the page and its export, so that a new act needs no words of its own. */
export function describeAction(action: string): string {
  const [kind = '', act = ''] = action.split('.')
  const words = (text: string) => text.replaceAll('-', ' ')
  const name = kind === 'api-key' ? 'API key' : words(kind).replace(/^./, (letter) => letter.toUpperCase())

  return act ? `${name}: ${words(act)}` : name
}

/** One change in a line of text: "startDate: 2026-12-01 → 2026-12-07". */
export function describeChange({ label, before, after }: AuditEntry['changes'][number]): string {
  return `${label}: ${describeValue(before)} → ${describeValue(after)}`
}

/** A value as a person reads it; a missing one is a dash. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  if (Array.isArray(value)) return value.length > 0 ? value.map(describeValue).join(', ') : '–'

  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
