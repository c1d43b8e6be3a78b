import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Follows one request to publish an offer later, or together with others. */
export const publishOfferJob = defineJob({ name: 'publish_offer', payload: tenantPayloadSchema.extend({ publicationId: z.uuid() }) })
