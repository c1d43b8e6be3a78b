import { z } from 'zod'
import { idSchema } from '#lib/domain/access/contract.ts'
import { eventTimeFilters } from '#lib/domain/events/contract.ts'
import { eventStateSchema } from '#lib/domain/events/schema.ts'

/** Which events are taken: what the list itself asks for, without its pages. */
export const eventExportSchema = z.strictObject({
  state: eventStateSchema.optional(),
  action: z.string().max(100).optional(),
  connectionId: idSchema.optional(),
  offerId: idSchema.optional(),
  newHireId: idSchema.optional(),
  ...eventTimeFilters,
})
export type EventExport = z.infer<typeof eventExportSchema>
