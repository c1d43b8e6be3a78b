import type { Sensitivity } from '#lib/domain/access/schema.ts'
import { fieldGroupSchema } from '#lib/domain/fields/schema.ts'
import type { FieldGroup, FieldObject } from '#lib/domain/fields/terms.ts'
import { isMappedObject } from '#lib/domain/mappings/terms.ts'

const readers: Readonly<Record<FieldObject, string>> = { Offer: 'offers', Person: 'new hires or people', OpenJob: 'open jobs' }

/** Who gets to see a field, in plain words. */
export function describeSensitivity({ sensitivity, object }: { sensitivity: Sensitivity; object: FieldObject }): {
  label: string
  help: string
} {
  const everybody = `Everybody who may see ${readers[object]}`
  switch (sensitivity) {
    case 'none':
      return {
        label: everybody,
        help: isMappedObject(object) ? 'Nothing secret. What Ashby keeps as pay cannot fill it.' : 'Nothing secret.',
      }
    case 'personal':
      return { label: 'Personal: never in logs', help: `${everybody} sees it.` }
    case 'pay':
      return { label: 'Pay: only who may see pay', help: 'For everybody else it is not there, in exports and notifications too.' }
  }
}

/** In the order they are offered. */
export const sensitivities: readonly Sensitivity[] = ['none', 'personal', 'pay']

/** The headings of a record, in its order. */
export const fieldGroups: readonly FieldGroup[] = fieldGroupSchema.options
