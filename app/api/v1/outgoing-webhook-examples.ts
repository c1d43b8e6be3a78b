import type { InferContractRouterInputs } from '@orpc/contract'
import type { outgoingWebhooksContract } from '#lib/domain/outgoing-webhooks/contract.ts'

type Inputs = InferContractRouterInputs<typeof outgoingWebhooksContract>

const WEBHOOK_ID = '01990000-0000-7000-8000-000000000060'
const DELETED_WEBHOOK_ID = '01990000-0000-7000-8000-000000000061'
const MESSAGE_ID = '01990000-0000-7000-8000-000000000062'

export const outgoingWebhookVariables = [
  { name: 'WEBHOOK_ID', value: WEBHOOK_ID, source: { list: '/outgoing-webhooks' } },
  { name: 'DELETED_WEBHOOK_ID', value: DELETED_WEBHOOK_ID, source: { words: 'choose one of /outgoing-webhooks' } },
  { name: 'MESSAGE_ID', value: MESSAGE_ID, source: { words: 'choose one of /outgoing-webhooks/{id}/messages' } },
]

const SINCE = '2026-11-20T00:00:00.000Z'

export const outgoingWebhookExamples: { [Name in keyof Inputs]?: Inputs[Name] } = {
  get: { id: WEBHOOK_ID },
  create: {
    name: 'Payroll',
    url: 'https://payroll.example.com/handoff',
    events: ['offer.accepted', 'person.added'],
    includesPay: false,
    includesConfidential: false,
  },
  update: { id: WEBHOOK_ID, events: ['offer.accepted', 'person.added', 'job.filled'], isOn: true },
  rotateSecret: { id: WEBHOOK_ID },
  endRotation: { id: WEBHOOK_ID },
  remove: { id: DELETED_WEBHOOK_ID },
  sendTest: { id: WEBHOOK_ID },
  messages: { id: WEBHOOK_ID, state: 'Failed' },
  message: { id: WEBHOOK_ID, messageId: MESSAGE_ID },
  replay: { id: WEBHOOK_ID, messageId: MESSAGE_ID },
  countFailed: { id: WEBHOOK_ID, since: SINCE },
  replayFailed: { id: WEBHOOK_ID, since: SINCE },
}
