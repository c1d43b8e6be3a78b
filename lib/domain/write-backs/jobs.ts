import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Writes a candidate's answer to Ashby, or finds out whether it was written. */
export const writeAnswerBackJob = defineJob({
  name: 'write_answer_back',
  payload: tenantPayloadSchema.extend({
    writeBackId: z.uuid(),
    /** How often Ashby could not be asked. */
    tries: z.int().min(0).default(0),
    /** How often Ashby was read after a write whose answer was lost. */
    readBacks: z.int().min(0).default(0),
  }),
})
