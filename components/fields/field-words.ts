import type { Sensitivity } from '#lib/domain/access/schema.ts'
import { type FieldObject, fieldGroupSchema } from '#lib/domain/fields/schema.ts'
import type { FieldGroup } from '#lib/domain/fields/terms.ts'

/** Who gets to see a field, in plain words. */
export const sensitivityWords: Readonly<Record<Sensitivity, { label: string; help: string }>> = {
  none: { label: 'Everybody who may see offers', help: 'Nothing secret. What Ashby keeps as pay cannot fill it.' },
  personal: { label: 'Personal: never in logs', help: 'Everybody who may see offers sees it.' },
  pay: { label: 'Pay: only who may see pay', help: 'For everybody else it is not there, in exports and notifications too.' },
}

/** In the order they are offered. */
export const sensitivities: readonly Sensitivity[] = ['none', 'personal', 'pay']

/** The headings of a record, in its order. */
export const fieldGroups: readonly FieldGroup[] = fieldGroupSchema.options

/** What the records of an object are called. */
export const objectWords: Readonly<Record<FieldObject, { one: string; many: string }>> = {
  Offer: { one: 'offer', many: 'offers' },
  Person: { one: 'person', many: 'people' },
}
