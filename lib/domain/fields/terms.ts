/** Where a field stands on the record. */
export const fieldGroups = ['Compensation', 'Role', 'Person', 'Details'] as const
export type FieldGroup = (typeof fieldGroups)[number]

/** Whose fields they are: of offers, and of people, which new hires are before. */
export const fieldObjects = ['Offer', 'Person'] as const
export type FieldObject = (typeof fieldObjects)[number]

export type ObjectWords = {
  /** What a mapping fills. */
  one: string
  many: string
  /** Which of them are still prepared, so that a mapping fills them. */
  open: string
  /** What no mapping touches any more. */
  settled: string
  /** Everything that has the fields. */
  holders: string
  /** The heading over their list. */
  title: string
  nameless: string
}

/** What the records of an object are called, in sentences. */
export const objectWords: Readonly<Record<FieldObject, ObjectWords>> = {
  Offer: {
    one: 'offer',
    many: 'offers',
    open: 'unpublished',
    settled: 'published offers',
    holders: 'offers',
    title: 'Offers',
    nameless: 'An offer without a name',
  },
  Person: {
    one: 'new hire',
    many: 'new hires',
    open: 'pending',
    settled: 'added people',
    holders: 'new hires and people',
    title: 'New hires',
    nameless: 'A new hire without a name',
  },
}
