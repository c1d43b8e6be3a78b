import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Looks at what an event is about. */
export const processEventJob = defineJob({ name: 'process_event', payload: tenantPayloadSchema.extend({ eventId: z.uuid() }) })
