import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestAccount, TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'
import type { WebhookReceiver } from './webhook-receiver.ts'
import { openWebhookReceiver } from './webhook-receiver.ts'

const SECRET = 'a webhook secret'
const webhookSchema = z.object({ id: z.string(), enabled: z.boolean(), secretToken: z.string() })
const deliverySchema = z.object({
  deliveries: z.array(
    z.looseObject({ state: z.string(), attempts: z.array(z.looseObject({ at: z.string(), status: z.number().nullable() })) }),
  ),
})

let sandbox: TestSandbox
let receiver: WebhookReceiver
let account: TestAccount

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  account = await openTestAccount(sandbox, { approvals: false })
  receiver = await openWebhookReceiver()

  return () => receiver.close()
})

async function subscribe(webhookType: string, requestUrl = `${receiver.url}/${webhookType}`) {
  const { body } = await account.call('webhook.create', { webhookType, requestUrl, secretToken: SECRET })

  return webhookSchema.parse(body.results)
}

async function createOffer() {
  const { offerIds } = z.object({ offerIds: z.array(z.string()) }).parse(await account.control('bulk.create', { count: 1, emit: true }))
  const [offerId = ''] = offerIds
  const { body } = await account.call('offer.info', { offerId })

  return { offerId, applicationId: z.object({ applicationId: z.string() }).parse(body.results).applicationId }
}

async function listDeliveries() {
  return deliverySchema.parse(await account.control('delivery.list')).deliveries
}

describe('the ping', () => {
  it('comes signed during webhook.create and enables the webhook', async () => {
    const pinged = await openWebhookReceiver({ keepPings: true })
    const webhook = await subscribe('offerCreate', pinged.url)
    await pinged.close()

    expect(webhook.enabled).toBe(true)
    expect(pinged.received).toHaveLength(1)
    expect(JSON.parse(pinged.received[0]?.raw ?? '')).toEqual({ action: 'ping', data: { webhookActionType: 'ping' } })
    expect(pinged.received[0]?.signature).toBe(
      `sha256=${createHmac('sha256', SECRET)
        .update(pinged.received[0]?.raw ?? '')
        .digest('hex')}`,
    )
  })

  it('leaves a webhook created but disabled when it is refused or not answered', async () => {
    const refusing = await openWebhookReceiver({ pingStatus: 500 })
    expect((await subscribe('offerCreate', refusing.url)).enabled).toBe(false)
    await refusing.close()
    expect((await subscribe('offerUpdate', 'http://127.0.0.1:1/nobody')).enabled).toBe(false)

    await createOffer()
    expect(await listDeliveries()).toEqual([])
  })

  it('comes again with every edit and can enable a webhook that was disabled', async () => {
    const webhook = await subscribe('offerCreate', 'http://127.0.0.1:1/nobody')
    const { body } = await account.call('webhook.update', { webhookId: webhook.id, requestUrl: receiver.url, enabled: true })
    expect(body.results).toMatchObject({ enabled: true })

    const off = await account.call('webhook.update', { webhookId: webhook.id, enabled: false })
    expect(off.body.results).toMatchObject({ enabled: false })
  })
})

describe('webhook settings', () => {
  it('refuses the same address and type twice', async () => {
    await subscribe('offerCreate', receiver.url)
    const { body } = await account.call('webhook.create', { webhookType: 'offerCreate', requestUrl: receiver.url, secretToken: 'other' })

    expect(body.errorInfo?.message).toContain('duplicate webhook')
    expect((await subscribe('offerUpdate', receiver.url)).enabled).toBe(true)
  })

  it('never shows the secret in webhook.info, and knows nothing of a deleted webhook', async () => {
    const { id: webhookId } = await subscribe('offerCreate')
    const { body } = await account.call('webhook.info', { webhookId })
    expect(body.results).toMatchObject({ id: webhookId, enabled: true, webhookType: 'offerCreate' })
    expect(body.results).not.toHaveProperty('secretToken')

    expect((await account.call('webhook.delete', { webhookId })).body.results).toEqual({ webhookId })
    expect((await account.call('webhook.info', { webhookId })).body.errorInfo?.code).toBe('webhook_not_found')
  })
})

describe('deliveries', () => {
  it('carry action id, action and the object, signed over the raw body', async () => {
    await subscribe('offerCreate')
    const { offerId } = await createOffer()
    await account.control('delivery.settle')
    const [received] = receiver.received

    expect(Object.keys(JSON.parse(received?.raw ?? '{}'))).toEqual(['webhookActionId', 'action', 'data'])
    expect(received).toMatchObject({ action: 'offerCreate', data: { offer: { id: offerId, offerStatus: 'WaitingOnCandidateResponse' } } })
    expect(received?.signature).toBe(
      `sha256=${createHmac('sha256', SECRET)
        .update(received?.raw ?? '')
        .digest('hex')}`,
    )
  })

  it('of one hire share one action id across three siblings, and candidateHire names the accepted offer', async () => {
    for (const type of ['candidateHire', 'candidateStageChange', 'applicationUpdate']) await subscribe(type)
    const { offerId, applicationId } = await createOffer()
    await account.control('offer.decide', { offerId, decision: 'Accepted', hire: true })
    await account.control('delivery.settle')

    expect(receiver.received.map((entry) => entry.action).sort()).toEqual(['applicationUpdate', 'candidateHire', 'candidateStageChange'])
    expect(new Set(receiver.received.map((entry) => entry.webhookActionId)).size).toBe(1)
    const hire = receiver.received.find((entry) => entry.action === 'candidateHire')
    expect(hire?.data).toMatchObject({ application: { id: applicationId, status: 'Hired' }, offer: { id: offerId } })
  })

  it('of different acts have different action ids', async () => {
    await subscribe('offerUpdate')
    const { offerId } = await createOffer()
    for (const salary of [1, 2]) await account.control('offer.update', { offerId, salary })
    await account.control('delivery.settle')

    expect(new Set(receiver.received.map((entry) => entry.webhookActionId)).size).toBe(2)
  })

  it('are tried ten times and then given up, each time with the body of the event', async () => {
    await subscribe('offerCreate')
    receiver.answerWith(500)
    await createOffer()
    await account.control('delivery.settle')

    await expect.poll(async () => (await listDeliveries())[0]?.state).toBe('failed')
    expect((await listDeliveries())[0]?.attempts).toHaveLength(10)
    expect(new Set(receiver.received.map((entry) => entry.raw)).size).toBe(1)
  })

  it.each([401, 403, 404, 405, 410])('are not tried again after %i', async (status) => {
    await subscribe('offerCreate')
    receiver.answerWith(status)
    await createOffer()
    await account.control('delivery.settle')

    expect((await listDeliveries())[0]).toMatchObject({ state: 'failed', attempts: [{ status }] })
  })

  it('stop and continue on demand', async () => {
    await subscribe('offerCreate')
    await account.control('delivery.stop')
    await createOffer()
    expect(receiver.received).toEqual([])

    await account.control('delivery.continue')
    await account.control('delivery.settle')
    expect(receiver.received).toHaveLength(1)
  })

  it('can be repeated byte for byte', async () => {
    await subscribe('offerCreate')
    await createOffer()
    await account.control('delivery.settle')
    const { events } = z.object({ events: z.array(z.looseObject({ id: z.string() })) }).parse(await account.control('event.list'))
    await account.control('event.repeat', { eventId: events[0]?.id })
    await account.control('delivery.settle')

    expect(receiver.received).toHaveLength(2)
    expect(receiver.received[0]?.raw).toBe(receiver.received[1]?.raw)
  })

  it('tell of deletion and merging by ids alone', async () => {
    for (const type of ['offerDelete', 'candidateDelete', 'candidateMerge']) await subscribe(type)
    const { offerId, applicationId } = await createOffer()
    await account.control('offer.delete', { offerId })
    const people = await Promise.all(['One', 'Two'].map((name) => account.control('candidate.create', { name })))
    const [first, second] = people.map((person) => z.object({ candidateId: z.string() }).parse(person).candidateId)
    await account.control('candidate.merge', { candidateId: first, intoCandidateId: second })
    await account.control('candidate.delete', { candidateId: second })
    await account.control('delivery.settle')

    const byAction = Object.fromEntries(receiver.received.map((entry) => [entry.action, entry.data]))
    expect(byAction).toEqual({
      offerDelete: { offer: { id: offerId, applicationId } },
      candidateMerge: { deletedCandidate: { id: first }, mergedCandidate: { id: second } },
      candidateDelete: { candidate: { id: second } },
    })
  })
})

describe('the retry schedule', () => {
  it('waits (2^n - 1) * 10 seconds, and what waits is sent after a restart', async () => {
    const patient = await openTestSandbox({ retryFactor: 1 })
    const slow = await openTestAccount(patient, { approvals: false })
    await slow.call('webhook.create', { webhookType: 'offerCreate', requestUrl: receiver.url, secretToken: SECRET })
    receiver.answerWith(503, 503, 200)
    await slow.control('bulk.create', { count: 1, emit: true })

    for (const seconds of [10, 30]) {
      await slow.control('delivery.settle')
      const { deliveries } = z
        .object({
          deliveries: z.array(
            z.looseObject({ nextAttemptAt: z.string(), attempts: z.array(z.looseObject({ at: z.string(), durationMs: z.number() })) }),
          ),
        })
        .parse(await slow.control('delivery.list', { state: 'pending' }))
      const last = deliveries[0]?.attempts.at(-1)
      const delayMs = Date.parse(deliveries[0]?.nextAttemptAt ?? '') - Date.parse(last?.at ?? '') - (last?.durationMs ?? 0)
      expect(delayMs / 1000).toBeCloseTo(seconds, 0)
      await patient.restart()
      await slow.control('delivery.send-now')
    }

    await slow.control('delivery.settle')
    expect(deliverySchema.parse(await slow.control('delivery.list')).deliveries[0]).toMatchObject({ state: 'delivered' })
    expect(receiver.received).toHaveLength(3)
    await patient.close()
  })
})
