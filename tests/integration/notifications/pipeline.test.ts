import { afterAll, beforeAll, expect, test } from 'vitest'
import { setOfferField } from '#lib/domain/offers/edits/mutations.ts'
import { listOffers } from '#lib/domain/offers/lists/queries.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { createSandboxOffer, deliver, editAs, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

const visibility = { confidential: true }
let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function readTold({ scope }: TestCompany): Promise<{ kind: string; count: number; objectId: string | null }[]> {
  return inTenant(scope, (tx) =>
    tx.notification.findMany({ orderBy: { kind: 'asc' }, select: { kind: true, count: true, objectId: true } }),
  )
}

test('offers that come in are told as one, and a change of an edited value once until somebody decides', async () => {
  const company = await openCompany(house)
  const { scope, account } = company
  const offerIds = [await createSandboxOffer(company), await createSandboxOffer(company), await createSandboxOffer(company)]
  await deliver(house, company)
  expect(await readTold(company)).toEqual([{ kind: 'offer.arrived', count: 3, objectId: null }])

  const { items } = await listOffers({ scope, visibility, state: 'Unpublished', sort: 'newest', order: 'desc', limit: 10 })
  const offerId = items[0]?.id ?? ''
  await setOfferField({ ...editAs(company), offerId, field: 'startDate', text: '2027-01-04' })
  for (const startDate of ['2027-02-01', '2027-03-01']) {
    for (const id of offerIds) await account.control('offer.update', { offerId: id, startDate })
    await deliver(house, company, { hurry: true })
  }
  const asked = (await readTold(company)).filter(({ kind }) => kind === 'offer.ashby-now-says')
  expect(asked).toEqual([{ kind: 'offer.ashby-now-says', count: 1, objectId: offerId }])
})

test('an offer that goes is told once, however often Ashby is looked at', async () => {
  const company = await openCompany(house)
  const offerId = await createSandboxOffer(company)
  await deliver(house, company)
  await company.account.control('offer.delete', { offerId })
  await deliver(house, company, { hurry: true })
  await deliver(house, company, { hurry: true })

  expect((await readTold(company)).filter(({ kind }) => kind === 'offer.withdrawn')).toHaveLength(1)
})

test('a revoked key is told once, and the events that it fails as one', async () => {
  const company = await openCompany(house)
  await createSandboxOffer(company)
  await createSandboxOffer(company)
  await company.account.control('key.update', { keyId: company.keyId, enabled: false })
  await deliver(house, company)
  const told = await readTold(company)

  expect(told.filter(({ kind }) => kind === 'connection.needs-attention')).toMatchObject([{ objectId: company.connectionId }])
  const events = told.filter(({ kind }) => kind === 'event.needs-attention')
  expect(events).toHaveLength(1)
  expect(events[0]?.count).toBeGreaterThan(1)
})
