import { beforeAll, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addRecords } from '#tests/integration/access/records.ts'
import { addMember, createTenant, outcomeOf, type TestMember, type TestTenant } from '#tests/integration/access/tenants.ts'
import { apiOf, changeInAshby, changeOffer } from './offers.ts'

let tenant: TestTenant
let recruiter: TestMember
let offerId: string

beforeAll(async () => {
  tenant = await createTenant()
  recruiter = await addMember(tenant, 'Recruiter')
  offerId = (await addRecords(tenant)).offerId
})

test('a look is one’s own: what Ashby changes after it is news to those alone who had looked before', async () => {
  const [mine, theirs] = [apiOf(tenant, tenant.admin).offers, apiOf(tenant, recruiter).offers]
  expect((await mine.get({ id: offerId })).lastLookAt).toBeNull()
  const { at } = await mine.look({ id: offerId })
  expect((await mine.get({ id: offerId })).lastLookAt).toBe(at)
  expect((await theirs.get({ id: offerId })).lastLookAt).toBeNull()
  expect((await mine.list({})).items).toMatchObject([{ id: offerId, hasNews: false }])

  await changeInAshby(tenant, offerId, { jobTitle: 'Welder' })
  expect((await mine.list({})).items).toMatchObject([{ hasNews: true }])
  expect((await theirs.list({})).items).toMatchObject([{ hasNews: false }])
  await mine.look({ id: offerId })
  expect((await mine.list({})).items).toMatchObject([{ hasNews: false }])
})

test('what one does oneself is no news, and what colleagues edit is none of Ashby’s', async () => {
  const [mine, theirs] = [apiOf(tenant, tenant.admin).offers, apiOf(tenant, recruiter).offers]
  await Promise.all([mine.look({ id: offerId }), theirs.look({ id: offerId })])
  await mine.setField({ id: offerId, field: 'location', value: 'Cork' })
  await mine.takeTheirs({ id: offerId, field: 'location' })

  expect((await mine.list({})).items).toMatchObject([{ hasNews: false }])
  expect((await theirs.list({})).items).toMatchObject([{ hasNews: true }])
})

test('a look never goes back, and two tabs at once leave one', async () => {
  const offers = apiOf(tenant, recruiter).offers
  const looks = await Promise.all([1, 2, 3].map(() => offers.look({ id: offerId })))
  const latest = looks
    .map(({ at }) => at)
    .sort()
    .at(-1)

  expect((await offers.get({ id: offerId })).lastLookAt).toBe(latest)
  expect(await inTenant(tenant.scope, (tx) => tx.offerLook.count({ where: { userId: recruiter.userId } }))).toBe(1)
})

test('at an offer that does not exist for somebody is refused like one that is not there', async () => {
  const fresh = await createTenant()
  const { offerId: id } = await addRecords(fresh)
  const blind = await addMember(fresh, 'Recruiter')
  await changeOffer(fresh, id, { confidential: true })

  expect(await outcomeOf(apiOf(fresh, blind).offers.look({ id }))).toBe('not_found')
  expect(await outcomeOf(apiOf(tenant, tenant.admin).offers.look({ id }))).toBe('not_found')
})

test('goes with the membership', async () => {
  const fresh = await createTenant()
  const { offerId: id } = await addRecords(fresh)
  const leaver = await addMember(fresh, 'Viewer')
  await apiOf(fresh, leaver).offers.look({ id })
  await apiOf(fresh, fresh.admin).members.remove({ id: leaver.memberId })

  expect(await inTenant(fresh.scope, (tx) => tx.offerLook.count())).toBe(0)
})
