import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** One pass over Ashby's offers and hires of a connection. */
export const runSweepJob = defineJob({ name: 'run_sweep', payload: tenantPayloadSchema.extend({ sweepId: z.uuid() }) })
