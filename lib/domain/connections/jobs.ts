import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Creates the webhooks of a connection in Ashby. */
export const configureConnectionJob = defineJob({
  name: 'configure_connection',
  payload: tenantPayloadSchema.extend({ connectionId: z.uuid() }),
})

/** Asks Ashby what the key may do and whether every webhook is on. */
export const examineConnectionJob = defineJob({
  name: 'examine_connection',
  payload: tenantPayloadSchema.extend({ connectionId: z.uuid() }),
})

/** Gives every webhook of a connection a new secret in Ashby. */
export const rotateSecretsJob = defineJob({
  name: 'rotate_secrets',
  payload: tenantPayloadSchema.extend({ connectionId: z.uuid() }),
})

/** The named queue of what changes a connection's webhooks: one at a time. */
export function configureQueueOf(connectionId: string): string {
  return `configure:${connectionId}`
}

/** Seals every secret of an organization again under the primary key. */
export const resealOrganizationJob = defineJob({ name: 'reseal_organization', payload: tenantPayloadSchema })
