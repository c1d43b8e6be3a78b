import { z } from 'zod'
import { pushToHris, requireApplication } from '#sandbox/acts/applications.ts'
import { tellDeletion } from '#sandbox/acts/candidates.ts'
import { requireOffer } from '#sandbox/acts/offers.ts'
import { tellApplication, tellHire, tellOffer } from '#sandbox/acts/tell.ts'
import { changeFaults } from '#sandbox/faults.ts'
import type { Transaction } from '#sandbox/store.ts'
import { emitAgain } from '#sandbox/webhooks/emit.ts'
import { createWebhook, deleteWebhook, updateWebhook } from '#sandbox/webhooks/manage.ts'
import { WEBHOOK_TYPES } from '#sandbox/webhooks/types.ts'
import { listValues } from './accounts.ts'
import { ControlError, defineAccountControl } from './define.ts'

const deliveryState = z.enum(['pending', 'delivered', 'failed', 'dropped', 'cancelled'])
const EMITTABLE = [
  'offerCreate',
  'offerUpdate',
  'applicationSubmit',
  'applicationUpdate',
  'candidateStageChange',
  'candidateHire',
  'candidateDelete',
  'pushToHRIS',
] as const

export const webhookControls = [
  defineAccountControl({ name: 'webhook.list', input: {}, run: ({ account }) => ({ webhooks: listValues(account, 'webhook') }) }),
  /** A webhook made by hand in Ashby's web form, where the secret may stay empty. */
  defineAccountControl({
    name: 'webhook.create',
    input: { webhookType: z.enum(WEBHOOK_TYPES), requestUrl: z.url({ protocol: /^https?$/ }), secretToken: z.string().min(1).nullish() },
    run: ({ sandbox, account }, { secretToken, ...draft }) =>
      createWebhook({ store: sandbox.store, account, draft: { ...draft, secretToken: secretToken ?? null } }),
  }),
  defineAccountControl({
    name: 'webhook.update',
    input: {
      webhookId: z.string(),
      enabled: z.boolean().optional(),
      requestUrl: z.url({ protocol: /^https?$/ }).optional(),
      secretToken: z.string().min(1).nullish(),
    },
    run: ({ sandbox, account }, { webhookId, ...patch }) => updateWebhook({ store: sandbox.store, account, webhookId, patch }),
  }),
  defineAccountControl({
    name: 'webhook.delete',
    input: { webhookId: z.string() },
    run({ sandbox, account }, { webhookId }) {
      deleteWebhook({ store: sandbox.store, account, webhookId })

      return {}
    },
  }),
  defineAccountControl({
    name: 'delivery.list',
    input: {
      state: deliveryState.optional(),
      action: z.string().optional(),
      limit: z.number().int().min(1).default(1000),
      withBody: z.boolean().default(false),
    },
    run({ sandbox, account }, { state, action, limit, withBody }) {
      const matching = listValues(account, 'delivery')
        .filter((delivery) => !state || delivery.state === state)
        .filter((delivery) => !action || delivery.action === action)
      const newest = matching.slice(-limit).reverse()
      const read = (eventId: string) => sandbox.store.readBody({ accountId: account.id, id: eventId })

      return {
        total: matching.length,
        deliveries: withBody ? newest.map((delivery) => ({ ...delivery, body: read(delivery.eventId) })) : newest,
      }
    },
  }),
  /** Waits until no delivery is due or under way. `isQuiet` is false while some wait for a later attempt. */
  defineAccountControl({
    name: 'delivery.settle',
    input: { timeoutMs: z.number().int().min(0).max(300_000).default(30_000) },
    run: async ({ sandbox, account }, { timeoutMs }) => ({ isQuiet: await sandbox.deliveries.settle({ account, timeoutMs }) }),
  }),
  defineAccountControl({
    name: 'delivery.send-now',
    input: {},
    run: ({ sandbox, account }) => ({ sent: sandbox.deliveries.sendPendingNow(account) }),
  }),
  defineAccountControl({
    name: 'delivery.stop',
    input: {},
    run: ({ sandbox, account }) => changeFaults({ store: sandbox.store, account, patch: { deliveriesStopped: true } }),
  }),
  defineAccountControl({
    name: 'delivery.continue',
    input: {},
    run({ sandbox, account }) {
      changeFaults({ store: sandbox.store, account, patch: { deliveriesStopped: false } })
      sandbox.deliveries.resume(account)

      return {}
    },
  }),
  defineAccountControl({ name: 'event.list', input: {}, run: ({ account }) => ({ events: listValues(account, 'event') }) }),
  /** Sends a stored event once more, byte for byte. */
  defineAccountControl({
    name: 'event.repeat',
    input: { eventId: z.string() },
    run: ({ sandbox, account }, { eventId }) =>
      sandbox.store.write(account, (transaction) => {
        const event = transaction.get('event', eventId)
        if (!event) throw new ControlError(`There is no event ${eventId}.`)

        return { deliveries: emitAgain(transaction, event) }
      }),
  }),
  /** Tells a new event about something that did not change; `webhookActionId` makes it a sibling of another act. */
  defineAccountControl({
    name: 'event.emit',
    input: { action: z.enum(EMITTABLE), subjectId: z.string(), webhookActionId: z.string().optional() },
    run: ({ sandbox, account }, { action, subjectId, webhookActionId }) =>
      sandbox.store.write(account, (transaction) => {
        const act = webhookActionId ? { ...transaction, webhookActionId } : transaction
        emitFor(act, action, subjectId)

        return { webhookActionId: act.webhookActionId }
      }),
  }),
]

function emitFor(transaction: Transaction, action: (typeof EMITTABLE)[number], subjectId: string): void {
  switch (action) {
    case 'offerCreate':
    case 'offerUpdate':
      tellOffer(transaction, action, requireOffer(transaction, subjectId))
      break
    case 'pushToHRIS':
      pushToHris(transaction, { applicationId: subjectId })
      break
    case 'candidateDelete':
      tellDeletion(transaction, { candidateId: subjectId })
      break
    case 'candidateHire':
      tellHire(transaction, requireApplication(transaction, subjectId))
      break
    default:
      tellApplication(transaction, action, requireApplication(transaction, subjectId))
  }
}
