/** Where a field stands on the record. */
export const fieldGroups = ['Compensation', 'Role', 'Person', 'Details'] as const
export type FieldGroup = (typeof fieldGroups)[number]
