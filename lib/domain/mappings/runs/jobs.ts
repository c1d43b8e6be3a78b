import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** One page of a pass over unpublished offers or pending new hires; it enqueues the next one itself. */
export const runMappingJob = defineJob({ name: 'run_mapping', payload: tenantPayloadSchema.extend({ runId: z.uuid() }) })
