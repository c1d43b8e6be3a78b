import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Computes again what new hires show and lack, after the organization's defaults or fields changed. */
export const refillNewHiresJob = defineJob({ name: 'refill_new_hires', payload: tenantPayloadSchema })
