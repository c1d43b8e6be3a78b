import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pauseConnection } from '#lib/domain/connections/mutations.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { deliver, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { ANSWERED_AT, answerOffer, openApi, openWritingCompany, readInAshby, readNewestTry, readOurs } from './answered-offers.ts'
import { type AshbyGate, openGate } from './ashby-gate.ts'

let house: TestHouse
let gate: AshbyGate
beforeAll(async () => {
  house = await openHouse()
  gate = await openGate(house.sandbox.origin)
  process.env.SANDBOX_URL = gate.url
})
beforeEach(() => {
  gate.calls.length = 0
  gate.onCall = null
})
afterAll(async () => {
  await gate.close()
  await house.close()
})

const hurry = (company: TestCompany) => house.drain({ hurried: company.scope })
const countWrites = (operation = 'offer.setStatus') => gate.calls.filter((call) => call.operation === operation).length

describe('an answer is written', () => {
  test.each([
    ['Accepted', 'CandidateAccepted'],
    ['Declined', 'CandidateRejected'],
  ] as const)('%s, with its time, and both sides agree', async (kind, offerStatus) => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company, kind)
    await house.drain()

    expect(await readInAshby(company, offer)).toMatchObject({ acceptanceStatus: kind, offerStatus, decidedAt: ANSWERED_AT.toISOString() })
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done', code: 'written', requestId: expect.any(String), count: 1 })
    expect(countWrites()).toBe(1)
    const ours = await readOurs(company, offer)
    expect(ours).toMatchObject({ state: kind, flags: [], sourceStatus: offerStatus, told: 0, audited: 1 })
    expect(ours.history).toMatchObject([{ kind: 'written-back', detail: { answer: kind }, userId: null }])
  })

  test('with no transaction open while Ashby is asked', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    const open: unknown[] = []
    gate.onCall = async () => {
      const rows = await db().$queryRaw<unknown[]>`select query from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction' and query not ilike '%graphile_worker%'`
      open.push(...rows)
      return undefined
    }
    await house.drain()

    expect(gate.calls.length).toBeGreaterThan(0)
    expect(open).toEqual([])
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done' })
  })
})

describe('a reply that was lost', () => {
  test('after the write: read back, and the status reached Ashby exactly once', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    await company.account.control('faults.set', { lostAnswerNext: 1, onlyOperations: ['offer.setStatus'] })
    await house.drain()
    await hurry(company)

    expect(countWrites()).toBe(1)
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done', count: 1 })
    expect(await readInAshby(company, offer)).toMatchObject({ acceptanceStatus: 'Accepted', decidedAt: ANSWERED_AT.toISOString() })
  })

  test('after the write, while reads lag: found by a later look', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    await company.account.control('faults.set', { lostAnswerNext: 1, onlyOperations: ['offer.setStatus'], readLagMs: 60_000 })
    await house.drain()
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Sending', code: 'reading_back' })

    await company.account.control('faults.set', { readLagMs: 0 })
    await hurry(company)
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done', count: 1 })
    expect(countWrites()).toBe(1)
  })

  test('before the write: read four times, never sent again, and people are told', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    let attempts = 0
    gate.onCall = async (operation) => {
      if (operation !== 'offer.setStatus') return undefined
      attempts += 1
      return 'cut'
    }
    await house.drain()
    const reads = () => gate.calls.filter(({ operation }) => operation === 'offer.info').length
    const before = reads()
    await hurry(company)

    expect(attempts).toBe(1)
    expect(reads() - before).toBe(3)
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Unknown', code: 'outcome_unknown' })
    const ours = await readOurs(company, offer)
    expect(ours).toMatchObject({ state: 'Accepted', told: 1, audited: 0 })
    expect(ours.history.map(({ kind }) => kind)).toEqual(['write-back-unknown'])

    gate.onCall = null
    const api = await openApi(company)
    expect(await api.writeBacks.list({ id: offer.offerId })).toMatchObject({ canRequest: true, blockedReason: null })
    await api.writeBacks.request({ id: offer.offerId })
    await house.drain()
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done', requestedById: company.userId, count: 2 })
  })

  test('to the time of the answer: it is written again, the status is not', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    await company.account.control('faults.set', { errorNext: 1, onlyOperations: ['offer.setDecidedAt'] })
    await house.drain()
    await hurry(company)

    expect(countWrites()).toBe(1)
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done', code: 'written' })
    expect(await readInAshby(company, offer)).toMatchObject({ decidedAt: ANSWERED_AT.toISOString() })
  })
})

describe('Ashby refuses', () => {
  test('while a signature request is open: told with what to do, and written once it is closed', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    await company.account.control('offer.set-signature', { offerId: offer.externalId, isOpen: true })
    await house.drain()

    const refused = await readNewestTry(company, offer)
    expect(refused).toMatchObject({ state: 'Refused', code: 'signature_open', requestId: expect.any(String) })
    expect(refused.message).toContain('Finish or cancel it there, then choose Write to Ashby')
    expect(await readOurs(company, offer)).toMatchObject({ told: 1, history: [{ kind: 'write-back-refused' }] })
    expect(await readInAshby(company, offer)).toMatchObject({ acceptanceStatus: 'WaitingOnResponse' })

    await company.account.control('offer.set-signature', { offerId: offer.externalId, isOpen: false })
    const api = await openApi(company)
    await api.writeBacks.request({ id: offer.offerId })
    await house.drain()
    expect((await api.writeBacks.list({ id: offer.offerId })).items.map(({ state }) => state)).toEqual(['Done', 'Refused'])
  })

  test.each(['info', 'strings', 'objects'] as const)('in the error shape "%s": not tried again', async (errorShape) => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    const failOperations = [{ operation: 'offer.setStatus', code: 'invalid_input', message: 'No.' }]
    await company.account.control('faults.set', { errorShape, failOperations })
    await house.drain()
    await hurry(company)

    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Refused', code: 'ashby_refused' })
    expect(countWrites()).toBe(1)
  })

  test('a key that lost its permission in Ashby: told which box to tick', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    await company.account.control('faults.set', { revokedScopes: ['offers:write'] })
    await house.drain()

    const refused = await readNewestTry(company, offer)
    expect(refused).toMatchObject({ state: 'Refused', code: 'ashby_permission_missing' })
    expect(refused.message).toContain('Offers: Write')
  })
})

describe('what Ashby says first', () => {
  test('the same answer was given there meanwhile: nothing is written', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    await company.account.control('offer.decide', { offerId: offer.externalId, decision: 'Accepted' })
    await house.drain()

    expect(countWrites()).toBe(0)
    expect(countWrites('offer.setDecidedAt')).toBe(0)
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done', code: 'already_there' })
    expect(await readOurs(company, offer)).toMatchObject({ flags: [] })
  })

  test.each([
    [
      'another answer',
      'other_answer',
      (company: TestCompany, offerId: string) => company.account.control('offer.decide', { offerId, decision: 'Declined' }),
    ],
    [
      'a cancelled offer',
      'cancelled',
      (company: TestCompany, offerId: string) => company.account.control('offer.decide', { offerId, decision: 'Cancelled' }),
    ],
    [
      'an offer in approval again',
      'in_approval',
      (company: TestCompany, offerId: string) => company.account.control('offer.update', { offerId, salary: 1 }),
    ],
    ['no offer at all', 'missing', (company: TestCompany, offerId: string) => company.account.control('offer.delete', { offerId })],
  ])('%s: refused without a write', async (_what, code, change) => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    await change(company, offer.externalId)
    await house.drain()

    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Refused', code })
    expect(countWrites()).toBe(0)
    expect(await readOurs(company, offer)).toMatchObject({ state: 'Accepted', told: 1 })
  })

  test('an archived application: refused without a write', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    const { offers } = (await company.account.control('offer.dump')) as { offers: { applicationId: string }[] }
    await company.account.control('application.archive', { applicationId: offers[0]?.applicationId })
    await house.drain()

    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Refused', code: 'archived' })
    expect(countWrites()).toBe(0)
  })

  test('an answer that was taken back before: refused without a look', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company, 'Declined')
    gate.calls.length = 0
    await inTenant(company.scope, (tx) => tx.offerAnswer.updateMany({ where: { id: offer.answerId }, data: { reopenedAt: new Date() } }))
    await house.drain()

    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Refused', code: 'reopened' })
    expect(gate.calls).toEqual([])
  })
})

describe('Ashby cannot be asked', () => {
  test.each([
    ['asks to wait before the write', { rateLimitNext: 1, retryAfterSeconds: 0, onlyOperations: ['offer.setStatus'] }],
    ['asks to wait before the first look', { rateLimitNext: 1, retryAfterSeconds: 0, onlyOperations: ['offer.info'] }],
    ['is down at the first look', { errorNext: 2, onlyOperations: ['offer.info'] }],
    ['asks to wait before the time', { rateLimitNext: 1, retryAfterSeconds: 0, onlyOperations: ['offer.setDecidedAt'] }],
  ])('when it %s: waits and goes on by itself', async (_how, faults) => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    await company.account.control('faults.set', faults)
    await house.drain()
    expect(await readNewestTry(company, offer)).toMatchObject({
      state: expect.stringMatching(/^(Waiting|Sending)$/),
      message: expect.any(String),
    })

    await hurry(company)
    await hurry(company)
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done', code: 'written', count: 1 })
    expect(await readInAshby(company, offer)).toMatchObject({ acceptanceStatus: 'Accepted', decidedAt: ANSWERED_AT.toISOString() })
    expect(await readOurs(company, offer)).toMatchObject({ told: 0, audited: 1 })
  })

  test('while the account is paused: waits for it to be resumed', async () => {
    const company = await openWritingCompany(house)
    const { scope, userId, connectionId } = company
    const offer = await answerOffer(house, company)
    await pauseConnection({ scope, actor: { kind: 'User', userId }, origin: { ipAddress: null, requestId: null }, id: connectionId })
    await house.drain()
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Waiting', code: 'paused' })

    const api = await openApi(company)
    await api.connections.resume({ id: connectionId })
    await deliver(house, company)
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done' })
  })

  test('of a disconnected account: told what to do', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    const api = await openApi(company)
    await api.connections.disconnect({ id: company.connectionId })
    await house.drain()

    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Refused', code: 'disconnected' })
    const { canRequest, blockedReason } = await api.writeBacks.list({ id: offer.offerId })
    expect(canRequest).toBe(true)
    expect(blockedReason).toContain('Connect it again')
  })
})
