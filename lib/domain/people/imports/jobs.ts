import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Pages of one import; it enqueues the next ones itself. Of a draft that nobody began it removes the file. */
export const importPeopleJob = defineJob({ name: 'import_people', payload: tenantPayloadSchema.extend({ importId: z.uuid() }) })
