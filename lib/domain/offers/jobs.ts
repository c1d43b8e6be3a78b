import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Fills the organization's defaults into unpublished offers again after the defaults changed. */
export const refillOffersJob = defineJob({ name: 'refill_offers', payload: tenantPayloadSchema })
