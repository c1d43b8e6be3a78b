import { z } from 'zod'
import { openJobFilterInput } from '#lib/domain/open-jobs/contract.ts'
import { openJobSortSchema } from '#lib/domain/open-jobs/schema.ts'

/** Which open jobs are taken, and in which order: what the list itself asks for, without its pages. */
export const openJobsExportSchema = z.strictObject({
  ...openJobFilterInput,
  sort: openJobSortSchema.default('newest'),
  order: z.enum(['asc', 'desc']).default('desc'),
})
export type OpenJobsExport = z.infer<typeof openJobsExportSchema>
