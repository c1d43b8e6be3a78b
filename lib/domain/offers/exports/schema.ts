import { z } from 'zod'
import { idSchema } from '#lib/domain/access/contract.ts'
import { environmentSchema } from '#lib/domain/connections/schema.ts'
import { offerFlagSchema, offerSortSchema, offerStateSchema } from '#lib/domain/offers/schema.ts'

/** Which offers are taken, and in which order: what the list itself asks for, without its pages. */
export const offerExportSchema = z.strictObject({
  state: offerStateSchema.default('Unpublished'),
  search: z.string().trim().max(200).optional(),
  flag: offerFlagSchema.optional(),
  hasIssues: z.stringbool().optional(),
  environment: environmentSchema.optional(),
  assignee: z.union([idSchema, z.literal('none')]).optional(),
  isArchived: z.stringbool().optional(),
  sort: offerSortSchema.default('startDate'),
  order: z.enum(['asc', 'desc']).default('asc'),
})
export type OfferExport = z.infer<typeof offerExportSchema>
