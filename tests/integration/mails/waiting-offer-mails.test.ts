import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { requestMail } from '#lib/domain/mails/mutations.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { openPublished, type PublishedOffer } from '#tests/integration/offer-answers/published.ts'
import { deliver, dumpOffers, openHouse, type TestHouse } from '#tests/setup/company.ts'

let house: TestHouse
let offer: PublishedOffer
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  offer = await openPublished(house)
})

/** Something happens in Ashby, and its webhook arrives. */
async function happen(name: string, input: Record<string, unknown> = { offerId: offer.externalId }): Promise<Record<string, unknown>> {
  const answer = await offer.company.account.control(name, input)
  await deliver(house, offer.company)

  return answer
}

/** The turn of the version's mail comes. Answers how to look at it. */
async function mailVersion() {
  const { scope } = offer.company
  const { id } = await inTenant(scope, (tx) => requestMail(tx, { scope, kind: 'offer-version', targetId: offer.versionId }))
  await house.drain()

  return async () => (await inTenant(scope, (tx) => tx.mail.findUniqueOrThrow({ where: tenantKey(scope, id) }))).state
}

test('a mail whose turn comes while Ashby approves the offer again leaves once it is approved', async () => {
  await happen('offer.update', { offerId: offer.externalId, salary: 80_000 })
  const readState = await mailVersion()
  expect(await readState()).toBe('Waiting')

  await happen('offer.approve')
  expect(await readState()).toBe('Sent')
})

test('one whose turn comes while a newer offer stands in its place leaves once that is gone', async () => {
  const dumped = (await dumpOffers(offer.company)).find(({ offerId }) => offerId === offer.externalId)
  const terms = { applicationId: dumped?.applicationId, salary: 1000, currencyCode: 'EUR', status: 'WaitingOnCandidateResponse' }
  const newer = await happen('offer.create', terms)
  const readState = await mailVersion()
  expect(await readState()).toBe('Waiting')

  await happen('offer.decide', { offerId: newer.id, decision: 'Cancelled' })
  expect(await readState()).toBe('Sent')
})

test('one that waits is cancelled when the offer is withdrawn', async () => {
  await happen('offer.update', { offerId: offer.externalId, salary: 80_000 })
  const readState = await mailVersion()

  await happen('offer.decide', { offerId: offer.externalId, decision: 'Cancelled' })
  expect(await readState()).toBe('Cancelled')
})
