import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Computes again what offers in preparation show and lack, after the organization's defaults or fields changed. */
export const refillOffersJob = defineJob({ name: 'refill_offers', payload: tenantPayloadSchema })
