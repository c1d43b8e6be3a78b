import { z } from 'zod'
import { calendarDateSchema, idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'

export const sweepStateSchema = z.enum(['Queued', 'Running', 'Counted', 'Paused', 'Done', 'Failed', 'Cancelled'])
export const sweepTriggerSchema = z.enum(['Connected', 'Requested', 'Scheduled', 'Import'])

/** A pass over Ashby's offers and hires, on screen "Check Ashby now"; with a chosen range it is an import. */
export const sweepSchema = z.object({
  id: idSchema,
  connectionId: idSchema,
  trigger: sweepTriggerSchema,
  state: sweepStateSchema,
  since: calendarDateSchema.nullable().describe('The range of an import: offers made and people who start since then; null is everything'),
  isWhole: z.boolean().describe('Whether everything was listed, or only what changed since the last pass'),
  total: z.int().nullable().describe('Offers and hires to look through; null until the lists are read'),
  seen: z.int(),
  added: z.int(),
  changed: z.int(),
  gone: z.int(),
  ignored: z.int(),
  failed: z.int(),
  calls: z.int().describe('Requests to Ashby'),
  expected: z
    .object({ offers: z.int(), hires: z.int() })
    .nullable()
    .describe('What an import would bring in; null until it is counted, and for checks'),
  untold: z
    .object({
      offers: z.int(),
      hires: z.int(),
      records: z
        .array(z.object({ kind: z.enum(['offer', 'newHire']), id: idSchema }))
        .describe('The first of them, at most 20; new hires only for a caller who may manage them'),
    })
    .describe('What came in that no webhook had told'),
  error: z.object({ code: z.string(), message: z.string(), requestId: z.string().nullable() }).nullable(),
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
})
export type Sweep = z.infer<typeof sweepSchema>

const tags = ['Connections']
const byId = z.strictObject({ id: idSchema })

export const sweepsContract = {
  latest: procedure
    .meta({ permission: 'offers.read' })
    .route({ method: 'GET', path: '/sweeps/latest', summary: 'The newest check of every connection', tags })
    .output(z.array(sweepSchema)),
  list: procedure
    .meta({ permission: 'connections.read' })
    .route({ method: 'GET', path: '/sweeps', summary: 'Checks and imports of a connection, newest first', tags })
    .input(
      z.strictObject({
        connectionId: idSchema,
        trigger: sweepTriggerSchema.optional(),
        cursor: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      }),
    )
    .output(pageOf(sweepSchema)),
  start: procedure
    .meta({ permission: 'connections.check' })
    .route({
      method: 'POST',
      path: '/sweeps',
      summary: 'Check Ashby now',
      description: 'Starts a check of every connected account, or returns the one that is already on its way.',
      tags,
    })
    .input(z.strictObject({ connectionId: idSchema.optional() }))
    .output(z.array(sweepSchema)),
  count: procedure
    .meta({ permission: 'connections.manage' })
    .route({
      method: 'POST',
      path: '/imports',
      summary: 'Count what an import would bring in',
      description:
        'Reads Ashby’s lists and stops in the state Counted. Nothing comes in before `/imports/{id}/start`. An import that waits, runs or is paused is returned instead of a second one.',
      tags,
    })
    .input(
      z.strictObject({
        connectionId: idSchema,
        since: calendarDateSchema.nullable().describe('Offers made and people who start since then; null is everything'),
      }),
    )
    .output(sweepSchema),
  import: procedure
    .meta({ permission: 'connections.manage' })
    .route({ method: 'POST', path: '/imports/{id}/start', summary: 'Bring in what was counted', tags })
    .input(byId)
    .output(sweepSchema),
  pause: procedure
    .meta({ permission: 'connections.manage' })
    .route({ method: 'POST', path: '/imports/{id}/pause', summary: 'Pause an import', tags })
    .input(byId)
    .output(sweepSchema),
  resume: procedure
    .meta({ permission: 'connections.manage' })
    .route({ method: 'POST', path: '/imports/{id}/resume', summary: 'Go on with a paused import', tags })
    .input(byId)
    .output(sweepSchema),
  cancel: procedure
    .meta({ permission: 'connections.manage' })
    .route({ method: 'POST', path: '/imports/{id}/cancel', summary: 'Cancel an import', description: 'What has come in stays.', tags })
    .input(byId)
    .output(sweepSchema),
}
