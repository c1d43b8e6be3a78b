import type { FieldObject } from '#lib/domain/fields/terms.ts'

/** What mappings fill from a source: offers, and people, which new hires are before. Fields of other objects only people fill. */
export const mappedObjects = ['Offer', 'Person'] as const satisfies readonly FieldObject[]
export type MappedObject = (typeof mappedObjects)[number]

export function isMappedObject(object: FieldObject): object is MappedObject {
  return mappedObjects.some((mapped) => mapped === object)
}

export type ObjectWords = {
  /** What a mapping fills. */
  one: string
  many: string
  /** Which of them are still prepared, so that a mapping fills them. */
  open: string
  /** What no mapping touches any more. */
  settled: string
  /** The heading over their list. */
  title: string
  nameless: string
}

/** What the records of an object are called, in sentences. */
export const objectWords: Readonly<Record<MappedObject, ObjectWords>> = {
  Offer: {
    one: 'offer',
    many: 'offers',
    open: 'unpublished',
    settled: 'published offers',
    title: 'Offers',
    nameless: 'An offer without a name',
  },
  Person: {
    one: 'new hire',
    many: 'new hires',
    open: 'pending',
    settled: 'added people',
    title: 'New hires',
    nameless: 'A new hire without a name',
  },
}
