import { z } from 'zod'
import { idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import {
  chosenOutgoingEventsSchema,
  messageStateSchema,
  outgoingEventSchema,
  sentEventSchema,
  stopReasonSchema,
  webhookNameSchema,
  webhookStateSchema,
  webhookUrlSchema,
} from './schema.ts'
import { REPLAY_MAX, ROTATION_HOURS } from './terms.ts'

export const outgoingWebhookSchema = z.object({
  id: idSchema,
  name: z.string(),
  url: z.string(),
  events: z.array(outgoingEventSchema),
  includesPay: z.boolean().describe('Whether values of pay are in what is sent'),
  includesConfidential: z.boolean().describe('Whether records of confidential jobs are told'),
  state: webhookStateSchema.describe('Stopped: it stopped by itself'),
  stateChangedAt: instantSchema,
  stopReason: stopReasonSchema.nullable().describe('gone: its address answered 410. failing: nothing but failures for five days'),
  failingSince: instantSchema.nullable().describe('Since when every try failed'),
  lastAttempt: z.object({ at: instantSchema, isOk: z.boolean() }).nullable(),
  waitingCount: z.int().min(0).max(1001).describe('Messages to be sent; 1001 means more than 1000'),
  failedCount: z.int().min(0).max(1001).describe('Messages that were given up, tests aside; 1001 means more than 1000'),
  secretSetAt: instantSchema,
  rotationEndsAt: instantSchema.nullable().describe('Until when the secret before signs, too; null while there is one only'),
  createdAt: instantSchema,
})
export type OutgoingWebhook = z.infer<typeof outgoingWebhookSchema>

export const outgoingMessageSchema = z.object({
  id: idSchema.describe('The webhook-id of every try'),
  event: sentEventSchema,
  objectId: idSchema.nullable().describe('What it tells of; null for a test, and once that was erased'),
  state: messageStateSchema,
  reason: z.string().nullable().describe('Why it failed or was cancelled, in a sentence'),
  at: instantSchema.describe('When it happened'),
  attemptCount: z.int(),
  lastStatus: z.int().nullable().describe('HTTP status of the last try; null where no answer came'),
  nextAttemptAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
})
export type OutgoingMessage = z.infer<typeof outgoingMessageSchema>

export const outgoingAttemptSchema = z.object({
  id: idSchema,
  startedAt: instantSchema,
  durationMs: z.int(),
  status: z.int().nullable().describe('HTTP status; null where no answer came'),
  isOk: z.boolean(),
  problem: z.string().nullable().describe('What went wrong, in a sentence'),
  excerpt: z.string().nullable().describe('The beginning of the answer, without what was sent and without secrets'),
})
export type OutgoingAttempt = z.infer<typeof outgoingAttemptSchema>

export const outgoingMessageDetailSchema = outgoingMessageSchema.extend({
  body: z.string().nullable().describe('As it is sent; null before the first try and once it was removed'),
  bodyRemovedAt: instantSchema.nullable().describe('When retention took the body'),
  attempts: z.array(outgoingAttemptSchema).describe('Newest first, at most 50'),
})
export type OutgoingMessageDetail = z.infer<typeof outgoingMessageDetailSchema>

const withSecret = z.object({ webhook: outgoingWebhookSchema, secret: z.string().describe('whsec_…, shown this once') })
export type WebhookWithSecret = z.infer<typeof withSecret>

const tags = ['Outgoing webhooks']
const manage = procedure.meta({ permission: 'webhooks.manage' })
const one = z.strictObject({ id: idSchema })
const oneMessage = z.strictObject({ id: idSchema, messageId: idSchema })

const choices = {
  name: webhookNameSchema,
  url: webhookUrlSchema.describe('https, and reached from the internet. Checked when it is saved and at every sending'),
  events: chosenOutgoingEventsSchema.describe('Only events of what the caller may see'),
  includesPay: z.boolean().describe('Only for a caller who may see pay'),
  includesConfidential: z.boolean().describe('Only for a caller who may see confidential jobs'),
}

export const outgoingWebhooksContract = {
  list: manage
    .route({ method: 'GET', path: '/outgoing-webhooks', summary: 'All outgoing webhooks, newest first', tags })
    .output(z.array(outgoingWebhookSchema)),
  get: manage
    .route({ method: 'GET', path: '/outgoing-webhooks/{id}', summary: 'One outgoing webhook', tags })
    .input(one)
    .output(outgoingWebhookSchema),
  create: manage
    .meta({ isAnswerSecret: true })
    .route({
      method: 'POST',
      path: '/outgoing-webhooks',
      summary: 'Tell another system what happens here',
      description:
        'What is sent has the Standard Webhooks form: the headers webhook-id, webhook-timestamp and webhook-signature, and a body {type, timestamp, data} whose data is the summary that this API answers for the object.',
      tags,
    })
    .input(
      z.strictObject({
        ...choices,
        includesPay: choices.includesPay.default(false),
        includesConfidential: choices.includesConfidential.default(false),
      }),
    )
    .output(withSecret),
  update: manage
    .route({
      method: 'PATCH',
      path: '/outgoing-webhooks/{id}',
      summary: 'Change an outgoing webhook, switch it on or off',
      description: 'While it is off nothing is kept for it. What waits when it is switched off fails, and can be replayed later.',
      tags,
    })
    .input(z.strictObject({ id: idSchema, ...z.object(choices).partial().shape, isOn: z.boolean().optional() }))
    .output(outgoingWebhookSchema),
  rotateSecret: manage
    .meta({ isAnswerSecret: true })
    .route({
      method: 'POST',
      path: '/outgoing-webhooks/{id}/rotate-secret',
      summary: 'Make a new secret',
      description: `Both sign, the new one first, for ${ROTATION_HOURS} hours or until the rotation is ended.`,
      tags,
    })
    .input(one)
    .output(withSecret),
  endRotation: manage
    .route({ method: 'POST', path: '/outgoing-webhooks/{id}/end-rotation', summary: 'Stop signing with the secret before', tags })
    .input(one)
    .output(outgoingWebhookSchema),
  remove: manage
    .route({
      method: 'DELETE',
      path: '/outgoing-webhooks/{id}',
      summary: 'Delete an outgoing webhook with its log',
      tags,
    })
    .input(one)
    .output(z.object({ id: idSchema })),
  sendTest: manage
    .route({
      method: 'POST',
      path: '/outgoing-webhooks/{id}/test',
      summary: 'Send a test.ping and tell what came back',
      description: 'Tried once, also while the webhook is off. At most ten a minute.',
      tags,
    })
    .input(one)
    .output(outgoingMessageDetailSchema),
  messages: manage
    .route({ method: 'GET', path: '/outgoing-webhooks/{id}/messages', summary: 'What was sent, newest first', tags })
    .input(
      z.strictObject({
        id: idSchema,
        state: messageStateSchema.optional(),
        event: sentEventSchema.optional(),
        cursor: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    )
    .output(pageOf(outgoingMessageSchema)),
  message: manage
    .route({ method: 'GET', path: '/outgoing-webhooks/{id}/messages/{messageId}', summary: 'One message with its body and tries', tags })
    .input(oneMessage)
    .output(outgoingMessageDetailSchema),
  replay: manage
    .route({
      method: 'POST',
      path: '/outgoing-webhooks/{id}/messages/{messageId}/replay',
      summary: 'Send a message again',
      description: 'The same webhook-id and body, and a try of its own at once. The webhook has to be on.',
      tags,
    })
    .input(oneMessage)
    .output(outgoingMessageDetailSchema),
  countFailed: manage
    .route({ method: 'GET', path: '/outgoing-webhooks/{id}/failed', summary: 'Count the failed messages since an instant', tags })
    .input(z.strictObject({ id: idSchema, since: instantSchema }))
    .output(
      z.object({
        count: z.int().describe(`At most ${REPLAY_MAX + 1}`),
        withoutBody: z.int().describe('Failed, but their body is kept no more'),
      }),
    ),
  replayFailed: manage
    .route({
      method: 'POST',
      path: '/outgoing-webhooks/{id}/failed/replay',
      summary: 'Send all failed messages since an instant again',
      description: `The oldest first, at most ${REPLAY_MAX} at once. Tests and messages without a body are left out.`,
      tags,
    })
    .input(z.strictObject({ id: idSchema, since: instantSchema }))
    .output(z.object({ replayed: z.int(), isMore: z.boolean().describe('There are more: send it again') })),
}
