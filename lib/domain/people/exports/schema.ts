import { z } from 'zod'
import { personFilterInput } from '#lib/domain/people/contract.ts'
import { personSortSchema } from '#lib/domain/people/schema.ts'

/** Which people are taken, and in which order: what the directory itself asks for, without its pages. */
export const peopleExportSchema = z.strictObject({
  ...personFilterInput,
  sort: personSortSchema.default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
})
export type PeopleExport = z.infer<typeof peopleExportSchema>
