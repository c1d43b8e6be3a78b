import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Some seconds of a pass over Ashby's offers and hires of a connection. It enqueues itself again until the pass ends. */
export const runSweepJob = defineJob({ name: 'run_sweep', payload: tenantPayloadSchema.extend({ sweepId: z.uuid() }) })

/** The moment at which a connection is checked by itself. */
export const scheduledSweepJob = defineJob({ name: 'scheduled_sweep', payload: tenantPayloadSchema.extend({ connectionId: z.uuid() }) })
