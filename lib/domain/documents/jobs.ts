import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Removes the bytes of a document that has no row: it was deleted, or its upload never ended. */
export const forgetDocumentJob = defineJob({
  name: 'forget_document',
  payload: tenantPayloadSchema.extend({ documentId: z.uuid() }),
})
