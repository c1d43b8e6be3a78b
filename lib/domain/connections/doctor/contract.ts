import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { connectionSchema } from '#lib/domain/connections/contract.ts'

export const findingStatusSchema = z.enum(['ok', 'notice', 'problem', 'unknown'])

/** What a finding's button does. */
export const findingActSchema = z.enum([
  'examine',
  'replaceKey',
  'enableWebhooks',
  'configure',
  'rotateSecrets',
  'chooseEvents',
  'checkAshby',
  'openEvents',
])

/** One thing that was looked at: how it is, what that breaks, and what to do. */
export const findingSchema = z.object({
  key: z.string().describe('Stable, for example permission:offers:read or webhook:offerUpdate'),
  group: z.enum(['Key', 'Permissions', 'Webhooks', 'Traffic', 'Checks']),
  status: findingStatusSchema,
  title: z.string(),
  detail: z.string().nullable().describe('What it breaks, and what to tick or do'),
  code: z.string().nullable().describe('The error code whose page tells more'),
  act: findingActSchema.nullable(),
})
export type Finding = z.infer<typeof findingSchema>

export const doctorReportSchema = z.object({
  connectionId: idSchema,
  examinedAt: instantSchema.nullable().describe('When key and webhooks were looked at last'),
  degradedAt: instantSchema.nullable().describe('Since when something is wrong; null while it is healthy'),
  findings: z.array(findingSchema),
  figures: z.object({
    lastEventAt: instantSchema.nullable(),
    lastSweepAt: instantSchema.nullable(),
    nextSweepAt: instantSchema.nullable(),
    lagMs: z.number().nullable().describe('Age of the oldest event that waits for its first try; null where none waits'),
    received24h: z.int(),
    refused24h: z.int(),
    failed24h: z.int().describe('Events of the last 24 hours that failed or need a person'),
    keyAgeDays: z.int().nullable(),
    apiVersion: z.string().describe('The version that Handoff speaks'),
    apiVersionStatus: z.string().nullable().describe('Ashby’s word on it, such as active or deprecated'),
  }),
})
export type DoctorReport = z.infer<typeof doctorReportSchema>

const tags = ['Connections']
const byId = z.strictObject({ id: idSchema })
const manage = procedure.meta({ permission: 'connections.manage' })

/** How well a connection works, and what mends it. */
export const doctorContract = {
  report: procedure
    .meta({ permission: 'connections.read' })
    .route({ method: 'GET', path: '/connections/{id}/doctor', summary: 'How well a connection works', tags })
    .input(byId)
    .output(doctorReportSchema),
  examine: manage
    .route({
      method: 'POST',
      path: '/connections/{id}/examine',
      summary: 'Examine a connection now',
      description: 'Asks Ashby what the key may do and whether every webhook is enabled. At most nine requests.',
      tags,
    })
    .input(byId)
    .output(doctorReportSchema),
  enableWebhooks: manage
    .route({
      method: 'POST',
      path: '/connections/{id}/webhooks/enable',
      summary: 'Enable the webhooks that Ashby turned off',
      description: 'Ashby pings each; one that is still off afterwards could not be reached.',
      tags,
    })
    .input(byId)
    .output(doctorReportSchema),
  rotateSecrets: manage
    .route({
      method: 'POST',
      path: '/connections/{id}/webhooks/rotate',
      summary: 'Give every webhook a new secret',
      description:
        'The old secret is accepted beside the new one until a delivery uses the new one. Answers at once; the webhooks tell how far it is.',
      tags,
    })
    .input(byId)
    .output(connectionSchema),
  setSchedule: manage
    .route({ method: 'PUT', path: '/connections/{id}/schedule', summary: 'Choose how often Ashby is checked by itself', tags })
    .input(z.strictObject({ id: idSchema, everyMinutes: z.int().min(5).max(1440) }))
    .output(connectionSchema),
}
