import type { Sensitivity } from '#lib/domain/access/schema.ts'
import { offerFields } from '#lib/domain/offers/schema.ts'
import type { AuditEntry } from './contract.ts'

type Values = Record<string, unknown>

export type CompareValuesInput = { objectKind: string; before: unknown; after: unknown }

/**
 * The values of an entry, field by field, those alone that the act changed. What stands on one side only was added or taken away.
 * An offer's fields carry the sensitivity that they have on the offer.
 */
export function compareValues({ objectKind, before, after }: CompareValuesInput): AuditEntry['changes'] {
  const [old, fresh] = [toValues(before), toValues(after)]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(fresh)])]

  return fields
    .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(fresh[field]))
    .map((field) => ({ field, sensitivity: readSensitivity({ objectKind, field }), before: old[field], after: fresh[field] }))
}

function toValues(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function readSensitivity({ objectKind, field }: { objectKind: string; field: string }): Sensitivity {
  return objectKind === 'offer' ? (offerFields.find(({ key }) => key === field)?.sensitivity ?? 'none') : 'none'
}

/** "offer.field-edited" as "Offer: field edited". One rule for the page and its export, so that a new act needs no words of its own. */
export function describeAction(action: string): string {
  const [kind = '', act = ''] = action.split('.')
  const words = (text: string) => text.replaceAll('-', ' ')
  const name = kind === 'api-key' ? 'API key' : words(kind).replace(/^./, (letter) => letter.toUpperCase())

  return act ? `${name}: ${words(act)}` : name
}

/** One change in a line of text: "startDate: 2026-12-01 → 2026-12-07". */
export function describeChange({ field, before, after }: AuditEntry['changes'][number]): string {
  return `${field}: ${describeValue(before)} → ${describeValue(after)}`
}

/** A value as a person reads it; a missing one is a dash. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  if (Array.isArray(value)) return value.length > 0 ? value.map(describeValue).join(', ') : '–'

  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
