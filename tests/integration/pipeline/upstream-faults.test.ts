import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replaceKey } from '#lib/domain/connections/mutations.ts'
import { getConnectionAccess, readGate } from '#lib/domain/connections/queries.ts'
import { getEvent, listEvents } from '#lib/domain/events/queries.ts'
import { reopenKeyFailures } from '#lib/domain/events/waiting/mutations.ts'
import { listOffers } from '#lib/domain/offers/lists/queries.ts'
import type { TenantTransaction } from '#lib/platform/db/tenant.ts'
import { createSandboxOffer, deliver, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const visibility = { confidential: true }

async function countUnpublished({ scope }: TestCompany): Promise<number> {
  return (await listOffers({ scope, visibility, state: 'Unpublished', sort: 'newest', order: 'asc', limit: 100 })).items.length
}

async function readEvents({ scope }: TestCompany) {
  return (await listEvents({ scope, visibility, limit: 100 })).items
}

describe('heals by itself', () => {
  test.each([
    ['answers 500', { errorNext: 2 }],
    ['answers HTML instead of JSON', { htmlNext: 2 }],
    ['cuts the connection in the middle', { cutNext: 2 }],
    ['asks to wait with 429 and Retry-After', { rateLimitNext: 1, retryAfterSeconds: 1 }],
  ])('when Ashby %s', async (_how, faults) => {
    const company = await openCompany(house)
    await company.account.control('faults.set', faults)
    await createSandboxOffer(company)
    await deliver(house, company)
    expect((await readEvents(company)).some(({ state, nextAttemptAt }) => state !== 'Done' && nextAttemptAt !== null)).toBe(true)

    await waitForHold(company)
    await deliver(house, company, { hurry: true })
    expect(await countUnpublished(company)).toBe(1)
    expect((await readEvents(company)).filter(({ state }) => state === 'Failed' || state === 'NeedsAttention')).toEqual([])
  })
})

/** The gate is a promise to Ashby that no test may break: it is waited out. */
async function waitForHold({ scope, connectionId }: TestCompany): Promise<void> {
  await expect.poll(() => readGate({ scope, id: connectionId }).then(({ holdUntil }) => holdUntil), { timeout: 5_000 }).toBeNull()
}

test('a Retry-After holds the whole connection, and no other one', async () => {
  const [held, other] = [await openCompany(house), await openCompany(house)]
  await held.account.control('faults.set', { rateLimitNext: 1, retryAfterSeconds: 60 })
  await Promise.all([createSandboxOffer(held), createSandboxOffer(other)])
  await Promise.all([held.account.control('delivery.settle'), other.account.control('delivery.settle')])
  await house.drain()

  expect((await readGate({ scope: held.scope, id: held.connectionId })).holdUntil).not.toBeNull()
  expect(await countUnpublished(held)).toBe(0)
  expect(await countUnpublished(other)).toBe(1)
  const waiting = (await readEvents(held)).filter(({ nextAttemptAt }) => nextAttemptAt !== null)
  expect(waiting.length).toBeGreaterThan(0)
  // Waiting for the gate uses up none of the tries that are meant for errors.
  for (const { attemptCount } of waiting) expect(attemptCount).toBeLessThanOrEqual(1)
})

test.each(['info', 'strings', 'objects'] as const)(
  'a refusal in the error shape "%s" needs a person and names the request',
  async (errorShape) => {
    const company = await openCompany(house)
    const failOperations = [{ operation: 'offer.info', code: 'invalid_input', message: 'No.' }]
    await company.account.control('faults.set', { errorShape, failOperations })
    await createSandboxOffer(company)
    await deliver(house, company)

    const event = (await readEvents(company)).find(({ action }) => action === 'offerUpdate')
    expect(event).toMatchObject({ state: 'NeedsAttention', reasonCode: 'ashby_refused' })
    const detail = await getEvent({ scope: company.scope, id: event?.id ?? '', visibility })
    expect(detail.requestId).toEqual(expect.any(String))
    const call = detail.attempts[0]?.calls.find(({ requestId }) => requestId === detail.requestId)
    expect(call?.operation).toBe('offer.info')
  },
)

test('a read that lags behind the event is repeated until Ashby shows the change', async () => {
  const company = await openCompany(house)
  const offerId = await createSandboxOffer(company, { salary: 50_000 })
  await deliver(house, company)
  await company.account.control('faults.set', { readLagMs: 1_500 })
  await company.account.control('offer.update', { offerId, salary: 55_000, skipApproval: true })
  await deliver(house, company)
  expect((await readEvents(company))[0]).toMatchObject({ state: 'Received', reasonCode: 'lagging_read' })

  await company.account.control('faults.set', { readLagMs: 0 })
  await deliver(house, company, { hurry: true })
  const { items } = await listOffers({ scope: company.scope, visibility, state: 'Unpublished', sort: 'newest', order: 'asc', limit: 10 })
  expect(items[0]).toMatchObject({ baseSalary: '55000' })
})

test('a confidential job that the key may not see needs a person, and the event is kept', async () => {
  const company = await openCompany(house, { confidential: false })
  const { id: jobId } = await company.account.control('job.create', { title: 'Secret project', confidential: true })
  const { candidateId } = await company.account.control('candidate.create', { name: 'Hidden Person', email: 'hidden@mail.example' })
  const offer = await company.account.control('offer.create', {
    candidateId,
    jobId,
    salary: 1,
    currencyCode: 'EUR',
    status: 'WaitingOnCandidateResponse',
  })
  expect(offer.id).toEqual(expect.any(String))
  await deliver(house, company)
  await deliver(house, company, { hurry: true })

  const event = (await readEvents(company)).find(({ action }) => action === 'offerCreate')
  expect(event).toMatchObject({ state: 'NeedsAttention' })
  expect(event?.reason).toContain('Allow access to confidential jobs and projects')
  // Nobody can tell whose it is, so only those who see confidential jobs see it.
  const { items } = await listEvents({ scope: company.scope, visibility: { confidential: false }, limit: 10 })
  expect(items.map(({ action }) => action)).not.toContain('offerCreate')
})

test('a key that stops working is written on the connection and named on the event', async () => {
  const company = await openCompany(house)
  await company.account.control('key.update', { keyId: company.keyId, enabled: false })
  await createSandboxOffer(company)
  await deliver(house, company)

  expect((await readEvents(company))[0]).toMatchObject({ state: 'NeedsAttention', reasonCode: 'ashby_key_invalid' })

  const { apiKey } = await company.account.createKey({})
  const { scope, connectionId } = company
  const by = { scope, actor: { kind: 'System' }, origin: { ipAddress: null, requestId: null } } as const
  const follow = (tx: TenantTransaction) => reopenKeyFailures(tx, { scope, connectionId })
  await replaceKey({ ...by, id: connectionId, apiKey, scopes: (await getConnectionAccess({ scope, id: connectionId })).keyScopes, follow })
  await deliver(house, company)
  expect((await readEvents(company))[0]).toMatchObject({ state: 'Done' })
})
