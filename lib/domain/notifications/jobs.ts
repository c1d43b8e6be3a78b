import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Collects what one member is due to be told by mail into one mail. */
export const mailNotificationsJob = defineJob({
  name: 'mail_notifications',
  payload: tenantPayloadSchema.extend({ userId: z.uuid(), timing: z.enum(['Soon', 'Daily']) }),
})
