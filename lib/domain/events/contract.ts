import { z } from 'zod'
import { idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import { environmentSchema } from '#lib/domain/connections/schema.ts'
import { eventStateSchema } from './schema.ts'
import { attemptOutcomes, stepNames } from './terms.ts'

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
  isTest: z.boolean().describe('Sent by a member to see whether events come through. It changes nothing'),
  replayOfId: idSchema.nullable().describe('The event that this one repeats'),
  replayedAt: instantSchema.nullable().describe('It was replayed: what became of it, the newer event tells'),
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
  outcome: z.enum(attemptOutcomes),
  code: z.string().nullable(),
  message: z.string().nullable(),
  requestId: z.string().nullable(),
  calls: z.array(upstreamCallSchema),
  steps: z
    .array(z.object({ name: z.enum(stepNames), startedAt: instantSchema, durationMs: z.number() }))
    .describe('What it did besides reading, in order'),
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
  bodyRemovedAt: instantSchema.nullable().describe('When retention took the body'),
  retryObstacle: z.string().nullable().describe('Why it cannot be tried again: “it is done”. Null where it can'),
  replayObstacle: z.string().nullable().describe('Why it cannot be replayed. Null where it can'),
  intake: z
    .object({ totalMs: z.number(), verifyMs: z.number() })
    .nullable()
    .describe('From the request to the stored row, and of that the signature; null for a replay'),
  replays: z.array(eventSummarySchema).describe('Events that repeat this one, newest first, at most 20'),
  siblings: z.array(eventSummarySchema).describe('Other events of the same act'),
})
export type EventDetail = z.infer<typeof eventDetailSchema>

/** Beside state, type and connection: when it came, and what it is about. */
export const eventTimeFilters = {
  from: instantSchema.optional().describe('Received at or after'),
  to: instantSchema.optional().describe('Received before'),
  q: z.string().trim().min(2).max(200).optional().describe('Name of a candidate, a whole id of Ashby’s or ours, or a reason code'),
}

export const testEventKindSchema = z.enum(['valid', 'tampered', 'repeated'])
export type TestEventKind = z.infer<typeof testEventKindSchema>

/** What came of a test event, delivery by delivery, as Ashby would have seen it. */
export const testEventResultSchema = z.object({
  deliveries: z.array(
    z.object({
      status: z.int().nullable().describe('HTTP status of our answer; null where the address could not be reached'),
      durationMs: z.number(),
      isExpected: z.boolean().describe('Whether that is how it has to be'),
      message: z.string().describe('What happened, in a sentence'),
    }),
  ),
  eventId: idSchema.nullable().describe('The stored event; null where none was, as it has to be for a tampered one'),
})
export type TestEventResult = z.infer<typeof testEventResultSchema>

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
        ...eventTimeFilters,
        cursor: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    )
    .output(pageOf(eventSummarySchema)),
  counts: procedure
    .meta({ permission: 'events.read' })
    .route({ method: 'GET', path: '/events/counts', summary: 'How many events need a person, failed, and came lately', tags: ['Events'] })
    .output(z.object({ needsAttention: z.int(), failed: z.int(), recent: z.int().describe('Received in the last 14 days') })),
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
      description:
        'For events that need attention, failed, were ignored or are stuck. Ashby is read again; the try is a new attempt of the same event.',
      tags: ['Events'],
    })
    .input(z.strictObject({ id: idSchema }))
    .output(eventDetailSchema),
  replay: procedure
    .meta({ permission: 'events.retry' })
    .route({
      method: 'POST',
      path: '/events/{id}/replay',
      summary: 'Replay an event',
      description: 'Makes a new event with the same body and processes it. The old one stays as it is.',
      tags: ['Events'],
    })
    .input(z.strictObject({ id: idSchema }))
    .output(eventDetailSchema),
  sendTest: procedure
    .meta({ permission: 'connections.manage' })
    .route({
      method: 'POST',
      path: '/events/test',
      summary: 'Send a test event',
      description:
        'Posts to the connection’s own address as Ashby does: signed (valid), changed after signing (tampered), or twice (repeated). No record changes.',
      tags: ['Events'],
    })
    .input(z.strictObject({ connectionId: idSchema, kind: testEventKindSchema }))
    .output(testEventResultSchema),
}
