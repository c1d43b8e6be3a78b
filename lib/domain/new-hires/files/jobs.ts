import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Fetches the files of one new hire that are due, one after the other. */
export const fetchSourceFilesJob = defineJob({
  name: 'fetch_source_files',
  payload: tenantPayloadSchema.extend({ newHireId: z.uuid() }),
})
