import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Pages of one import; it enqueues the next ones itself. Of a draft that nobody began it removes the file. */
export const importRecordsJob = defineJob({ name: 'import_records', payload: tenantPayloadSchema.extend({ importId: z.uuid() }) })
