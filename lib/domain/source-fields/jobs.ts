import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Reads the custom fields of a connected account. `attempt` counts from 1: nothing but the job remembers it. */
export const readSourceFieldsJob = defineJob({
  name: 'read_source_fields',
  payload: tenantPayloadSchema.extend({ connectionId: z.uuid(), attempt: z.int().min(1).default(1) }),
})
