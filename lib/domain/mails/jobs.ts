import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Sends one mail of an organization. */
export const sendMailJob = defineJob({ name: 'send_mail', payload: tenantPayloadSchema.extend({ mailId: z.uuid() }) })
