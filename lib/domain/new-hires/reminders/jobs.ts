import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Reminds of a new hire whose start date is near and who is still pending. */
export const remindHireJob = defineJob({ name: 'remind_hire', payload: tenantPayloadSchema.extend({ newHireId: z.uuid() }) })
