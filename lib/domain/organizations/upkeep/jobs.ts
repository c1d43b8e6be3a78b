import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Looks after one organization: what was planned and lost, what waits for nobody, how its accounts are. */
export const tendOrganizationJob = defineJob({ name: 'tend_organization', payload: tenantPayloadSchema })

/** Spreads the hourly and the daily work of all organizations over the time until the next. The worker's own clock starts both. */
export const tendAllJob = defineJob({ name: 'tend_all', payload: z.looseObject({}) })
export const retainAllJob = defineJob({ name: 'retain_all', payload: z.looseObject({}) })
