import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reopenOffer } from '#lib/domain/offer-publishing/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { editAs, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { type AnsweredOffer, answerOffer, openWritingCompany, readInAshby, readNewestTry, readOurs } from './answered-offers.ts'
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

/** As after a look at Ashby that found it waiting. Null, or why not. */
async function reopen(company: TestCompany, { offerId }: AnsweredOffer): Promise<unknown> {
  return reopenOffer({ ...editAs(company), offerId }).then(
    () => null,
    (error: unknown) => error,
  )
}

const countWrites = () => gate.calls.filter(({ operation }) => operation === 'offer.setStatus').length

test('a declined offer is not opened again while its answer is being sent to Ashby', async () => {
  const company = await openWritingCompany(house)
  const offer = await answerOffer(house, company, 'Declined')
  const refusals: unknown[] = []
  gate.onCall = async (operation) => {
    if (operation !== 'offer.setStatus') return undefined
    refusals.push(await reopen(company, offer))
    return undefined
  }
  await house.drain()

  expect(refusals).toMatchObject([{ code: 'conflict', userMessage: expect.stringContaining('Wait until the offer says how that ended') }])
  expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done', count: 1 })
  expect(await readOurs(company, offer)).toMatchObject({ state: 'Declined', flags: [] })
  expect(await readInAshby(company, offer)).toMatchObject({ offerStatus: 'CandidateRejected' })
})

test('what only waits to be written is taken back with it: Ashby is never told, and nobody is told of a failure', async () => {
  const company = await openWritingCompany(house)
  const offer = await answerOffer(house, company, 'Declined')
  expect(await reopen(company, offer)).toBeNull()
  expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Refused', code: 'reopened', endedAt: expect.any(Date) })
  await house.drain()

  expect(countWrites()).toBe(0)
  const ours = await readOurs(company, offer)
  expect(ours).toMatchObject({ state: 'Unpublished', flags: [], told: 0 })
  expect(ours.history).toMatchObject([{ kind: 'write-back-refused', userId: company.userId }])
  expect(await readInAshby(company, offer)).toMatchObject({ offerStatus: 'WaitingOnCandidateResponse' })
})

test('of opening it again and writing it at the same moment exactly one happens', async () => {
  const company = await openWritingCompany(house)
  const offers = []
  for (let count = 0; count < 8; count += 1) {
    const offer = await answerOffer(house, company, 'Declined')
    // Its job looks at Ashby first; let the two meet earlier and later.
    const [refusal] = await Promise.all([sleep(count * 15).then(() => reopen(company, offer)), house.drain()])
    offers.push({ offer, isReopened: refusal === null })
  }

  for (const { offer, isReopened } of offers) {
    const { state, code } = await readNewestTry(company, offer)
    expect({ state, code, ours: (await readOurs(company, offer)).state }).toEqual(
      isReopened ? { state: 'Refused', code: 'reopened', ours: 'Unpublished' } : { state: 'Done', code: 'written', ours: 'Declined' },
    )
  }
})

test('an answer whose sending ended without Ashby having it stands in nobody’s way', async () => {
  const company = await openWritingCompany(house)
  const offer = await answerOffer(house, company, 'Declined')
  await inTenant(company.scope, (tx) =>
    tx.writeBack.updateMany({
      where: { offerId: offer.offerId },
      data: { state: 'Unknown', code: 'outcome_unknown', endedAt: new Date() },
    }),
  )
  expect(await reopen(company, offer)).toBeNull()

  expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Unknown' })
  expect(await readOurs(company, offer)).toMatchObject({ state: 'Unpublished' })
})
