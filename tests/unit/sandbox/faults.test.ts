import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestAccount, TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'
import { openWebhookReceiver } from './webhook-receiver.ts'

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())

async function openAccountWithOffer() {
  const account = await openTestAccount(sandbox, { approvals: false })
  const { offerIds } = z.object({ offerIds: z.array(z.string()) }).parse(await account.control('bulk.create', { count: 1 }))

  return { account, offerId: offerIds[0] ?? '' }
}

async function readStatus(account: TestAccount, offerId: string) {
  const { body } = await account.call('offer.info', { offerId })

  return z.object({ offerStatus: z.string() }).parse(body.results).offerStatus
}

describe('faults of calls', () => {
  it('answer 429 with Retry-After for a number of calls, then no more', async () => {
    const { account } = await openAccountWithOffer()
    await account.control('faults.set', { rateLimitNext: 2, retryAfterSeconds: 7, rateLimitScope: 'integration-partner' })
    const answers = [await account.call('job.list'), await account.call('job.list'), await account.call('job.list')]

    expect(answers.map((answer) => answer.status)).toEqual([429, 429, 200])
    expect(answers[0]?.headers.get('retry-after')).toBe('7')
    expect(answers[0]?.headers.get('x-ratelimit-scope')).toBe('integration-partner')
  })

  it('answer 500 or HTML instead of JSON', async () => {
    const { account } = await openAccountWithOffer()
    await account.control('faults.set', { errorNext: 1 })
    expect((await account.call('job.list')).status).toBe(500)

    await account.control('faults.set', { htmlNext: 1 })
    const { text, headers } = await account.call('job.list')
    expect(headers.get('content-type')).toContain('text/html')
    expect(text).toContain('<!doctype html>')
  })

  it('meet only the operations that were named', async () => {
    const { account } = await openAccountWithOffer()
    await account.control('faults.set', { errorRate: 1, onlyOperations: ['job.list'] })

    expect((await account.call('job.list')).status).toBe(500)
    expect((await account.call('user.list')).status).toBe(200)
  })

  it('do not touch other accounts', async () => {
    const { account } = await openAccountWithOffer()
    const { account: other } = await openAccountWithOffer()
    await account.control('faults.set', { errorRate: 1 })

    expect((await other.call('job.list')).status).toBe(200)
  })

  it('lose the answer of a write that was done, and never that of a read', async () => {
    const { account, offerId } = await openAccountWithOffer()
    await account.control('faults.set', { lostAnswerNext: 1 })
    expect(await readStatus(account, offerId)).toBe('WaitingOnCandidateResponse')

    await expect(account.call('offer.setStatus', { offerId, acceptanceStatus: 'Accepted' })).rejects.toThrow()
    expect(await readStatus(account, offerId)).toBe('CandidateAccepted')
  })

  it('cut an answer in the middle', async () => {
    const { account, offerId } = await openAccountWithOffer()
    await account.control('faults.set', { cutNext: 1 })

    await expect(account.call('offer.info', { offerId })).rejects.toThrow()
    expect(await readStatus(account, offerId)).toBe('WaitingOnCandidateResponse')
  })

  it('refuse one operation with an ordered code for a number of times', async () => {
    const { account, offerId } = await openAccountWithOffer()
    await account.control('faults.set', { failOperations: [{ operation: 'offer.info', code: 'generic_internal_error', times: 1 }] })

    expect((await account.call('offer.info', { offerId })).body.errorInfo?.code).toBe('generic_internal_error')
    expect((await account.call('offer.info', { offerId })).body.success).toBe(true)
  })

  it('revoke a scope of every key until it is given back', async () => {
    const { account } = await openAccountWithOffer()
    await account.control('faults.set', { revokedScopes: ['offers:read'] })
    expect((await account.call('offer.list')).status).toBe(403)

    await account.control('faults.reset')
    expect((await account.call('offer.list')).status).toBe(200)
  })

  it.each([
    ['both', { errors: ['offer_not_found'], errorInfo: { code: 'offer_not_found' } }],
    ['info', { errorInfo: { code: 'offer_not_found' } }],
    ['strings', { errors: ['offer_not_found'], errorInfo: null }],
    ['objects', { errors: [{ message: 'Offer not found', parameter: 'offerId' }] }],
  ])('answer with errors in the shape "%s"', async (errorShape, expected) => {
    const { account } = await openAccountWithOffer()
    await account.control('faults.set', { errorShape })
    const { status, body } = await account.call('offer.info', { offerId: '11111111-2222-4333-8444-555555555555' })

    expect(status).toBe(200)
    expect(body).toMatchObject({ success: false, ...expected })
  })
})

describe('reads that lag', () => {
  it('show the state of before a write, answer the write with the truth, and miss nothing in the next sync', async () => {
    const { account, offerId } = await openAccountWithOffer()
    await account.control('faults.set', { readLagMs: 60_000 })
    const written = await account.call('offer.setStatus', { offerId, acceptanceStatus: 'Declined' })
    const { body: lagging } = await account.call('offer.list')

    expect(written.body.results).toMatchObject({ offerStatus: 'CandidateRejected' })
    expect(await readStatus(account, offerId)).toBe('WaitingOnCandidateResponse')
    expect(lagging.results).toMatchObject([{ offerStatus: 'WaitingOnCandidateResponse' }])

    await account.control('faults.set', { readLagMs: 0 })
    expect(await readStatus(account, offerId)).toBe('CandidateRejected')
    const { body: caughtUp } = await account.call('offer.list', { syncToken: lagging.syncToken })
    expect(caughtUp.results).toMatchObject([{ id: offerId, offerStatus: 'CandidateRejected' }])
  })

  it('do not find yet what was just created and still find what was just deleted', async () => {
    const { account, offerId } = await openAccountWithOffer()
    await account.control('faults.set', { readLagMs: 60_000 })
    await account.control('offer.delete', { offerId })
    const created = z.object({ candidateId: z.string() }).parse(await account.control('candidate.create', { name: 'Too new' }))

    expect((await account.call('offer.list')).body.results).toMatchObject([{ id: offerId }])
    expect((await account.call('candidate.info', { id: created.candidateId })).body.errorInfo?.code).toBe('candidate_not_found')
  })
})

describe('faults of webhooks', () => {
  it('drop, duplicate and shuffle deliveries', async () => {
    const { account } = await openAccountWithOffer()
    const receiver = await openWebhookReceiver()
    await account.call('webhook.create', { webhookType: 'offerCreate', requestUrl: receiver.url, secretToken: 'secret' })
    await account.control('faults.set', { dropWebhookRate: 1 })
    await account.control('bulk.create', { count: 3, emit: true })
    await account.control('delivery.settle')
    expect(receiver.received).toEqual([])

    await account.control('faults.set', { dropWebhookRate: 0, duplicateWebhookRate: 1, reorderWebhooksMs: 50 })
    await account.control('bulk.create', { count: 3, emit: true })
    await expect.poll(() => receiver.received.length).toBe(6)
    expect(new Set(receiver.received.map((entry) => entry.raw)).size).toBe(3)
    await receiver.close()
  })
})
