import { beforeAll, expect, test } from 'vitest'
import { addRecords } from '#tests/integration/access/records.ts'
import { createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { addPublication, apiOf, changeInAshby, changeOffer, copyOffer } from './offers.ts'

let tenant: TestTenant

let offerId: string

beforeAll(async () => {
  tenant = await createTenant()
  offerId = (await addRecords(tenant)).offerId
})

async function addOffer(): Promise<string> {
  const [id = ''] = await copyOffer(tenant, offerId, 1)

  return id
}

const offersOf = (of: TestTenant) => apiOf(of, of.admin).offers

test('an archived offer leaves lists and counts, stands in those of archived ones, keeps its state and comes back', async () => {
  const fresh = await createTenant()
  const { offerId } = await addRecords(fresh)
  const offers = offersOf(fresh)
  expect(await offers.archive({ ids: [offerId] })).toEqual({ done: [offerId], refused: [] })

  expect((await offers.list({})).items).toEqual([])
  expect((await offers.counts({})).Unpublished).toBe(0)
  expect((await offers.list({ isArchived: 'true' })).items).toMatchObject([{ id: offerId, isArchived: true, state: 'Unpublished' }])
  expect((await offers.counts({ isArchived: 'true' })).Unpublished).toBe(1)
  // Twice is once.
  await offers.archive({ ids: [offerId] })
  await offers.restore({ ids: [offerId] })
  await offers.restore({ ids: [offerId] })
  const offer = await offers.get({ id: offerId })
  expect(offer.isArchived).toBe(false)
  expect(offer.history.map(({ kind }) => kind).slice(0, 2)).toEqual(['restored', 'archived'])
  const { items } = await apiOf(fresh, fresh.admin).audit.list({})
  expect(items.map(({ action }) => action).slice(0, 2)).toEqual(['offer.restored', 'offer.archived'])
})

test('what a candidate can open, or will be able to, is not set aside; the others of the same call are', async () => {
  const [published, scheduled, plain] = await Promise.all([addOffer(), addOffer(), addOffer()])
  await changeOffer(tenant, published, { state: 'Published' })
  await addPublication(tenant, scheduled)
  const { done, refused } = await offersOf(tenant).archive({ ids: [published, scheduled, plain] })

  expect(done).toEqual([plain])
  const problems = new Map(refused.map(({ id, problem }) => [id, problem]))
  expect(problems.get(published)).toMatch(/Unpublish it first/)
  expect(problems.get(scheduled)).toMatch(/Cancel that first/)
})

test('an archived offer goes on following Ashby and stays archived', async () => {
  await offersOf(tenant).archive({ ids: [offerId] })
  await changeInAshby(tenant, offerId, { jobTitle: 'Welder' })

  expect(await offersOf(tenant).get({ id: offerId })).toMatchObject({ jobTitle: 'Welder', isArchived: true })
})

test('a stranger’s offer is refused in the words of one that does not exist, and stays as it is', async () => {
  const stranger = await createTenant()
  const { offerId } = await addRecords(stranger)
  const { refused } = await offersOf(tenant).archive({ ids: [offerId] })

  expect(refused).toEqual([{ id: offerId, name: null, problem: 'This offer does not exist, or you cannot see it.' }])
  expect((await offersOf(stranger).get({ id: offerId })).isArchived).toBe(false)
})
