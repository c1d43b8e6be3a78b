import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { sweepSchema } from '#lib/domain/sweeps/contract.ts'
import { apiKeySchema, chosenEventSchema, connectionNameSchema, environmentSchema } from './schema.ts'

/** One permission of the key, with the result of the last check. */
export const permissionCheckSchema = z.object({
  key: z.string().describe('Ashby’s scope, for example offers:read'),
  module: z.string().describe('As labelled in Ashby, for example Offers'),
  access: z.enum(['Read', 'Write']),
  purpose: z.string(),
  without: z.string().describe('What does not work without it'),
  level: z.enum(['required', 'recommended']),
  status: z.enum(['granted', 'missing']),
})
export type PermissionCheck = z.infer<typeof permissionCheckSchema>

export const keyCheckSchema = z.object({
  permissions: z.array(permissionCheckSchema),
  isUsable: z.boolean().describe('Whether every required permission is granted'),
  lastFour: z.string(),
  durationMs: z.int(),
})
export type KeyCheck = z.infer<typeof keyCheckSchema>

export const endpointSchema = z.object({
  id: idSchema,
  webhookType: z.string(),
  label: z.string().describe('Ashby’s own name of the event'),
  state: z.enum(['Creating', 'Active', 'Abandoned', 'Removed']),
  enabled: z.boolean().describe('What Ashby answered last'),
  externalId: z.string().nullable(),
  /** Only for webhooks to delete by hand: the admin must recognise them in Ashby. */
  url: z.string().nullable(),
  pingedAt: instantSchema.nullable(),
  verifiedAt: instantSchema.nullable(),
  refusedCount: z.int(),
  lastRefusedAt: instantSchema.nullable(),
  isSecretChanging: z.boolean().describe('Two secrets are accepted until a delivery uses the new one'),
  rotatedAt: instantSchema.nullable().describe('When the secret in use took the place of another one'),
  lookedAt: instantSchema.nullable().describe('When Ashby was asked last whether it is enabled'),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type Endpoint = z.infer<typeof endpointSchema>

/** The endpoint for webhooks that somebody makes by hand in Ashby. Its secret is shown by `byHand.showSecret` alone. */
export const byHandSchema = z.object({
  requestUrl: z.string().nullable().describe('Only for whoever may manage integrations, and not in lists'),
  pingedAt: instantSchema.nullable(),
  verifiedAt: instantSchema.nullable().describe('First delivery with a right signature'),
  refusedCount: z.int().describe('Deliveries without a right signature'),
  lastRefusedAt: instantSchema.nullable(),
  isRefusing: z.boolean().describe('The last delivery that is known of was refused'),
  isSecretChanging: z.boolean().describe('Two secrets are accepted, the old and the new one'),
  nextSecretUsedAt: instantSchema
    .nullable()
    .describe('When a delivery was signed with the new secret for the first time; the others may still use the old one'),
})
export type ByHand = z.infer<typeof byHandSchema>

export const connectionStateSchema = z.enum(['Configuring', 'Connected', 'Paused', 'Disconnected'])

export const connectionSchema = z.object({
  id: idSchema,
  source: z.literal('ashby'),
  environment: environmentSchema,
  name: z.string(),
  state: connectionStateSchema,
  /** The word of the badge: Degraded is Connected with a problem that `problems` names. */
  health: z.enum(['Configuring', 'Connected', 'Degraded', 'Paused', 'Disconnected']),
  problems: z.array(z.object({ code: z.string(), message: z.string() })),
  isVerified: z.boolean().describe('A delivery with a right signature has come'),
  verifiedAt: instantSchema.nullable(),
  keyLastFour: z.string().nullable().describe('Null without a key: connected by hand, or disconnected'),
  keyCheckedAt: instantSchema.nullable(),
  permissions: z.array(permissionCheckSchema).describe('As of the last check'),
  canAsk: z.boolean().describe('Whether there is a key that may read applications and offers. Without, webhooks are all there is'),
  chosenEvents: z.array(chosenEventSchema),
  writeBack: z.object({
    isOn: z.boolean().describe('Whether candidates’ answers are written to Ashby'),
    isAllowed: z.boolean().describe('Whether the key may do that, as of the last check'),
  }),
  byHand: byHandSchema.nullable().describe('Null where no webhooks by hand are taken in'),
  endpoints: z.array(endpointSchema).describe('Live webhooks that the key made, newest first'),
  deleteByHand: z.array(endpointSchema).describe('Webhooks that may stand in Ashby and that Handoff could not delete'),
  configureError: z.object({ code: z.string(), message: z.string(), requestId: z.string().nullable() }).nullable(),
  holdUntil: instantSchema.nullable().describe('Ashby asked to wait until then'),
  pausedAt: instantSchema.nullable(),
  pausedBy: z.string().nullable(),
  connectedAt: instantSchema.nullable(),
  disconnectedAt: instantSchema.nullable(),
  lastEventAt: instantSchema.nullable(),
  lastSweep: sweepSchema.nullable().describe('The newest check; imports stand in `lastImport`'),
  lastImport: sweepSchema.nullable().describe('The newest import that somebody asked for'),
  sweepEveryMinutes: z.int(),
  nextSweepAt: instantSchema.nullable(),
  keySetAt: instantSchema.nullable(),
  degradedAt: instantSchema.nullable().describe('Since when something is wrong; null while it is healthy'),
  createdAt: instantSchema,
})
export type Connection = z.infer<typeof connectionSchema>

const byId = z.strictObject({ id: idSchema })

export const connectionsContract = {
  list: procedure
    .meta({ permission: 'connections.read' })
    .route({ method: 'GET', path: '/connections', summary: 'The organization’s connections', tags: ['Connections'] })
    .output(
      z.object({
        items: z.array(connectionSchema),
        environments: z.array(environmentSchema).describe('Which environments this installation offers'),
        unreachable: z.string().nullable().describe('Why Ashby cannot reach APP_URL from outside; null where it seems reachable'),
      }),
    ),
  get: procedure
    .meta({ permission: 'connections.read' })
    .route({ method: 'GET', path: '/connections/{id}', summary: 'One connection', tags: ['Connections'] })
    .input(byId)
    .output(connectionSchema),
  checkKey: procedure
    .meta({ permission: 'connections.manage' })
    .route({
      method: 'POST',
      path: '/connections/check-key',
      summary: 'Ask Ashby what a key allows',
      description: 'Nothing is saved. Calls apiKey.info once.',
      tags: ['Connections'],
    })
    .input(z.strictObject({ environment: environmentSchema, apiKey: apiKeySchema }))
    .output(keyCheckSchema),
  create: procedure
    .meta({ permission: 'connections.manage' })
    .route({
      method: 'POST',
      path: '/connections',
      summary: 'Connect an account',
      description: 'Checks the key with Ashby, then seals and saves it. A disconnected account of the same environment is taken up again.',
      tags: ['Connections'],
    })
    .input(z.strictObject({ environment: environmentSchema, name: connectionNameSchema, apiKey: apiKeySchema }))
    .output(connectionSchema),
  recheck: procedure
    .meta({ permission: 'connections.manage' })
    .route({ method: 'POST', path: '/connections/{id}/recheck', summary: 'Check the saved key again', tags: ['Connections'] })
    .input(byId)
    .output(connectionSchema),
  replaceKey: procedure
    .meta({ permission: 'connections.manage' })
    .route({
      method: 'PUT',
      path: '/connections/{id}/key',
      summary: 'Replace the key',
      description: 'The new key is checked with Ashby before it replaces the old one.',
      tags: ['Connections'],
    })
    .input(z.strictObject({ id: idSchema, apiKey: apiKeySchema }))
    .output(connectionSchema),
  configure: procedure
    .meta({ permission: 'connections.manage' })
    .route({
      method: 'POST',
      path: '/connections/{id}/configure',
      summary: 'Choose events and create the webhooks',
      description: 'Answers at once; the connection tells how far it is.',
      tags: ['Connections'],
    })
    .input(z.strictObject({ id: idSchema, events: z.array(chosenEventSchema).min(1, 'Choose at least one event.') }))
    .output(connectionSchema),
  rename: procedure
    .meta({ permission: 'connections.manage' })
    .route({ method: 'PATCH', path: '/connections/{id}', summary: 'Rename the account', tags: ['Connections'] })
    .input(z.strictObject({ id: idSchema, name: connectionNameSchema }))
    .output(connectionSchema),
  setEvents: procedure
    .meta({ permission: 'connections.manage' })
    .route({ method: 'PUT', path: '/connections/{id}/events', summary: 'Change the chosen events', tags: ['Connections'] })
    .input(z.strictObject({ id: idSchema, events: z.array(chosenEventSchema).min(1, 'Choose at least one event.') }))
    .output(connectionSchema),
  setWriteBack: procedure
    .meta({ permission: 'connections.manage' })
    .route({
      method: 'PUT',
      path: '/connections/{id}/write-back',
      summary: 'Write candidates’ answers to Ashby, or stop it',
      description: 'Counts for answers from then on. Earlier ones are written one by one, on the offer.',
      tags: ['Connections'],
    })
    .input(z.strictObject({ id: idSchema, isOn: z.boolean() }))
    .output(connectionSchema),
  pause: procedure
    .meta({ permission: 'connections.manage' })
    .route({ method: 'POST', path: '/connections/{id}/pause', summary: 'Pause: events are stored and wait', tags: ['Connections'] })
    .input(byId)
    .output(connectionSchema),
  resume: procedure
    .meta({ permission: 'connections.manage' })
    .route({ method: 'POST', path: '/connections/{id}/resume', summary: 'Resume: what waited is processed', tags: ['Connections'] })
    .input(byId)
    .output(connectionSchema),
  disconnect: procedure
    .meta({ permission: 'connections.manage' })
    .route({
      method: 'POST',
      path: '/connections/{id}/disconnect',
      summary: 'Disconnect',
      description: 'Deletes the webhooks in Ashby and forgets the key. What could not be deleted is listed in deleteByHand.',
      tags: ['Connections'],
    })
    .input(byId)
    .output(connectionSchema),
  confirmDeletedByHand: procedure
    .meta({ permission: 'connections.manage' })
    .route({
      method: 'POST',
      path: '/connections/{id}/endpoints/{endpointId}/deleted-by-hand',
      summary: 'Say that a webhook was deleted by hand in Ashby',
      tags: ['Connections'],
    })
    .input(z.strictObject({ id: idSchema, endpointId: idSchema }))
    .output(connectionSchema),
}
