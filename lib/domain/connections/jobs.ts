import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Creates the webhooks of a connection in Ashby. */
export const configureConnectionJob = defineJob({
  name: 'configure_connection',
  payload: tenantPayloadSchema.extend({ connectionId: z.uuid() }),
})

/** Seals every secret of an organization again under the primary key. */
export const resealOrganizationJob = defineJob({ name: 'reseal_organization', payload: tenantPayloadSchema })
