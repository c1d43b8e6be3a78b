import { z } from 'zod'
import { idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import { environmentSchema } from '#lib/domain/connections/schema.ts'
import { eventStateSchema } from './schema.ts'

export const eventSummarySchema = z.object({
  id: idSchema,
  action: z.string().describe('Ashby’s action as it came'),
  label: z.string().describe('The action in words'),
  state: eventStateSchema,
  reason: z.string().nullable().describe('Why it is in its state, in a sentence'),
  reasonCode: z.string().nullable(),
  receivedAt: instantSchema,
  nextAttemptAt: instantSchema.nullable(),
  attemptCount: z.int(),
  repeatCount: z.int(),
  connection: z.object({ id: idSchema, name: z.string(), environment: environmentSchema }),
  subject: z.object({ kind: z.string(), externalId: z.string() }),
  offer: z.object({ id: idSchema, name: z.string().nullable(), jobTitle: z.string().nullable() }).nullable(),
  newHire: z
    .object({ id: idSchema, name: z.string() })
    .nullable()
    .describe('Who came in with it, or was changed. Only for a caller who may manage new hires'),
})
export type EventSummary = z.infer<typeof eventSummarySchema>

export const upstreamCallSchema = z.object({
  operation: z.string(),
  startedAt: instantSchema,
  durationMs: z.number(),
  status: z.number().nullable().describe('HTTP status; null where no answer came'),
  code: z.string().nullable().describe('Ashby’s error code'),
  requestId: z.string().nullable(),
})

export const eventAttemptSchema = z.object({
  id: idSchema,
  startedAt: instantSchema,
  finishedAt: instantSchema,
  outcome: z.enum(['done', 'ignored', 'waiting', 'failed', 'needs_attention']),
  code: z.string().nullable(),
  message: z.string().nullable(),
  requestId: z.string().nullable(),
  calls: z.array(upstreamCallSchema),
})

export const eventDetailSchema = eventSummarySchema.extend({
  webhookActionId: z.string().nullable(),
  requestId: z.string().nullable().describe('Ashby’s request id of the call that failed last'),
  finishedAt: instantSchema.nullable(),
  repeats: z.array(instantSchema).describe('When it came again, newest first, at most 50'),
  attempts: z.array(eventAttemptSchema).describe('Oldest first'),
  headers: z.record(z.string(), z.string()),
  body: z.unknown().describe('The body with personal values replaced by {"$hidden": true}; null where it is not JSON'),
  bodyBytes: z.int(),
  siblings: z.array(eventSummarySchema).describe('Other events of the same act'),
})
export type EventDetail = z.infer<typeof eventDetailSchema>

export const eventsContract = {
  list: procedure
    .meta({ permission: 'events.read' })
    .route({ method: 'GET', path: '/events', summary: 'Events, newest first', tags: ['Events'] })
    .input(
      z.strictObject({
        state: eventStateSchema.optional(),
        action: z.string().max(100).optional(),
        connectionId: idSchema.optional(),
        offerId: idSchema.optional(),
        newHireId: idSchema.optional().describe('Answers nothing to a caller who may not manage new hires'),
        cursor: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    )
    .output(pageOf(eventSummarySchema)),
  counts: procedure
    .meta({ permission: 'events.read' })
    .route({ method: 'GET', path: '/events/counts', summary: 'How many events need a person or failed', tags: ['Events'] })
    .output(z.object({ needsAttention: z.int(), failed: z.int() })),
  get: procedure
    .meta({ permission: 'events.read' })
    .route({ method: 'GET', path: '/events/{id}', summary: 'One event with its attempts, headers and body', tags: ['Events'] })
    .input(z.strictObject({ id: idSchema }))
    .output(eventDetailSchema),
  retry: procedure
    .meta({ permission: 'events.retry' })
    .route({
      method: 'POST',
      path: '/events/{id}/retry',
      summary: 'Try again now',
      description: 'For events that need attention or failed. Ashby is read again; the try is a new attempt of the same event.',
      tags: ['Events'],
    })
    .input(z.strictObject({ id: idSchema }))
    .output(eventDetailSchema),
}
