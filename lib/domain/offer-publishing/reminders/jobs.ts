import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Reminds the candidate, or whoever looks after the offer, of one version's deadline. */
export const remindOfferJob = defineJob({
  name: 'remind_offer',
  payload: tenantPayloadSchema.extend({ versionId: z.uuid(), about: z.enum(['candidate', 'assignee', 'deadline']) }),
})
