import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Looks at what an event is about. */
export const processEventJob = defineJob({ name: 'process_event', payload: tenantPayloadSchema.extend({ eventId: z.uuid() }) })

/** Gives jobs to a page of the events of a connection that wait for one; it enqueues the next page itself. */
export const enqueueWaitingJob = defineJob({
  name: 'enqueue_waiting',
  payload: tenantPayloadSchema.extend({ connectionId: z.uuid(), afterEventId: z.uuid().optional() }),
})
