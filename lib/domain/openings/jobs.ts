import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Some seconds of a sync of open jobs with Ashby's openings. It enqueues itself again until the sync ends. */
export const syncOpeningsJob = defineJob({ name: 'sync_openings', payload: tenantPayloadSchema.extend({ syncId: z.uuid() }) })

/** The moment at which an organization's openings are synced by themselves. */
export const scheduledOpeningSyncJob = defineJob({ name: 'scheduled_opening_sync', payload: tenantPayloadSchema })
