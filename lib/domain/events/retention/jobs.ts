import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Takes out of an organization what it keeps no longer; goes on from where the job before it stopped. */
export const applyRetentionJob = defineJob({
  name: 'apply_retention',
  payload: tenantPayloadSchema.extend({ afterAt: z.iso.datetime({ offset: true }).optional() }),
})
