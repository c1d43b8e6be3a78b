import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { outgoingWebhooksContract } from '#lib/domain/outgoing-webhooks/contract.ts'
import { addTestMessage } from '#lib/domain/outgoing-webhooks/messages/mutations.ts'
import { getOutgoingMessage, listOutgoingMessages } from '#lib/domain/outgoing-webhooks/messages/queries.ts'
import {
  createOutgoingWebhook,
  removeOutgoingWebhook,
  updateOutgoingWebhook,
  type WebhookContext,
} from '#lib/domain/outgoing-webhooks/mutations.ts'
import { getOutgoingWebhook, listOutgoingWebhooks } from '#lib/domain/outgoing-webhooks/queries.ts'
import { replayFailedMessages, replayOutgoingMessage } from '#lib/domain/outgoing-webhooks/replays/mutations.ts'
import { countFailedMessages } from '#lib/domain/outgoing-webhooks/replays/queries.ts'
import { endSecretRotation, rotateWebhookSecret } from '#lib/domain/outgoing-webhooks/secrets/mutations.ts'
import { deliverOutgoingMessage } from '#lib/pipeline/deliver-outgoing-message.ts'
import { countAttempt } from '#lib/platform/auth/rate-limit.ts'
import { checkPublicUrl } from '#lib/platform/http/check-public-url.ts'

const os = implementForOrganization(outgoingWebhooksContract)

/** One organization: a person with a button, not a load test. */
const TESTER = { name: 'outgoing-test', attempts: 10, windowSeconds: 60 }

/** Procedures about outgoing webhooks: those that look at an address or send to it stand beside the others here. */
export const outgoingWebhooksApi = {
  list: os.list.handler(({ context: { access } }) => listOutgoingWebhooks(access.scope)),
  get: os.get.handler(({ context: { access }, input }) => getOutgoingWebhook({ scope: access.scope, id: input.id })),
  create: os.create.handler(async ({ context: { access }, input }) => {
    await checkPublicUrl({ url: input.url })

    return createOutgoingWebhook({ ...contextOf(access), choices: input })
  }),
  update: os.update.handler(async ({ context: { access }, input: { id, isOn, ...changes } }) => {
    if (changes.url !== undefined) await checkPublicUrl({ url: changes.url })

    return updateOutgoingWebhook({ ...contextOf(access), id, changes, isOn })
  }),
  rotateSecret: os.rotateSecret.handler(({ context: { access }, input }) => rotateWebhookSecret({ ...contextOf(access), id: input.id })),
  endRotation: os.endRotation.handler(({ context: { access }, input }) => endSecretRotation({ ...contextOf(access), id: input.id })),
  remove: os.remove.handler(async ({ context: { access }, input }) => {
    await removeOutgoingWebhook({ ...contextOf(access), id: input.id })

    return { id: input.id }
  }),
  sendTest: os.sendTest.handler(async ({ context: { access }, input }) => {
    const { scope } = access
    await countAttempt([{ rule: TESTER, key: scope.organizationId }])
    const { messageId } = await addTestMessage({ ...contextOf(access), webhookId: input.id })
    await deliverOutgoingMessage({ scope, messageId })

    return getOutgoingMessage({ scope, webhookId: input.id, id: messageId })
  }),
  messages: os.messages.handler(({ context: { access }, input: { id, ...filter } }) =>
    listOutgoingMessages({ ...filter, scope: access.scope, webhookId: id }),
  ),
  message: os.message.handler(({ context: { access }, input }) =>
    getOutgoingMessage({ scope: access.scope, webhookId: input.id, id: input.messageId }),
  ),
  replay: os.replay.handler(async ({ context: { access }, input: { id, messageId } }) => {
    await replayOutgoingMessage({ ...contextOf(access), webhookId: id, messageId })

    return getOutgoingMessage({ scope: access.scope, webhookId: id, id: messageId })
  }),
  countFailed: os.countFailed.handler(({ context: { access }, input }) =>
    countFailedMessages({ scope: access.scope, webhookId: input.id, since: new Date(input.since) }),
  ),
  replayFailed: os.replayFailed.handler(({ context: { access }, input }) =>
    replayFailedMessages({ ...contextOf(access), webhookId: input.id, since: new Date(input.since) }),
  ),
}

function contextOf({ scope, actor, ipAddress, requestId, permissions }: Access): WebhookContext {
  return { scope, actor, origin: { ipAddress, requestId }, permissions }
}
