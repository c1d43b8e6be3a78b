/** Where a field stands on the record. */
export const fieldGroups = ['Compensation', 'Role', 'Person', 'Details'] as const
export type FieldGroup = (typeof fieldGroups)[number]

/** Whose fields they are: of offers, of people, which new hires are before, and of open jobs. */
export const fieldObjects = ['Offer', 'Person', 'OpenJob'] as const
export type FieldObject = (typeof fieldObjects)[number]

/** Everything that has the fields of an object, in sentences. */
export const holderWords: Readonly<Record<FieldObject, string>> = {
  Offer: 'offers',
  Person: 'new hires and people',
  OpenJob: 'open jobs',
}
