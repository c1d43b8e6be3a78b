import { beforeAll, describe, expect, test } from 'vitest'
import { addRecords } from '#tests/integration/access/records.ts'
import { addCustomRole, addMember, createTenant, outcomeOf, type TestMember, type TestTenant } from '#tests/integration/access/tenants.ts'
import { titlesOf } from '#tests/integration/notifications/people.ts'
import { apiOf, changeOffer, copyOffer } from './offers.ts'

let tenant: TestTenant
let recruiter: TestMember
let firstId: string

beforeAll(async () => {
  tenant = await createTenant()
  firstId = (await addRecords(tenant)).offerId
  recruiter = await addMember(tenant, 'Recruiter')
})

async function addOffer(): Promise<string> {
  const [id = ''] = await copyOffer(tenant, firstId, 1)

  return id
}

describe('whom an offer is given to', () => {
  test('is told, stands on the offer and in its history by name, and is not told twice', async () => {
    const fresh = await createTenant()
    const { offerId } = await addRecords(fresh)
    const colleague = await addMember(fresh, 'Viewer')
    const { offers } = apiOf(fresh, fresh.admin)
    const given = { ids: [offerId], userId: colleague.userId }

    expect(await offers.assign(given)).toEqual({ done: [offerId], refused: [] })
    expect(await offers.assign(given)).toEqual({ done: [offerId], refused: [] })
    const offer = await offers.get({ id: offerId })
    expect(offer.assignee).toEqual({ id: colleague.userId, name: 'Zoë Okonkwo' })
    expect(offer.history.filter(({ kind }) => kind === 'assigned')).toMatchObject([{ detail: { name: 'Zoë Okonkwo' } }])
    expect(await titlesOf(fresh, colleague)).toEqual(['You look after the offer for Ngozi Ó Briain'])
  })

  test('is not told of what they took themselves, nor of being relieved', async () => {
    const fresh = await createTenant()
    const { offerId } = await addRecords(fresh)
    const { offers } = apiOf(fresh, fresh.admin)
    await offers.assign({ ids: [offerId], userId: fresh.admin.userId })
    await offers.assign({ ids: [offerId], userId: null })

    expect((await offers.get({ id: offerId })).assignee).toBeNull()
    expect(await titlesOf(fresh, fresh.admin)).toEqual([])
  })

  test('has to be a member who may see the offer; each refusal says so', async () => {
    const offerId = await addOffer()
    const { offers } = apiOf(tenant, recruiter)
    const stranger = await createTenant()
    const blind = await addMember(tenant, await addCustomRole(tenant, ['organization.read']))

    expect((await offers.assign({ ids: [offerId], userId: stranger.admin.userId })).refused[0]?.problem).toMatch(/no member/)
    expect((await offers.assign({ ids: [offerId], userId: blind.userId })).refused[0]?.problem).toMatch(/may not see offers/)
    await changeOffer(tenant, offerId, { confidential: true })
    const admins = apiOf(tenant, tenant.admin).offers
    const { refused } = await admins.assign({ ids: [offerId], userId: recruiter.userId })
    expect(refused).toMatchObject([{ id: offerId, name: 'Ngozi Ó Briain', problem: expect.stringMatching(/confidential/) }])
  })

  test('is found in the lists by it, and so is what nobody looks after', async () => {
    const fresh = await createTenant()
    const { offerId: mine } = await addRecords(fresh)
    const nobodys = await copyOffer(fresh, mine, 1)
    const { offers } = apiOf(fresh, fresh.admin)
    await offers.assign({ ids: [mine], userId: fresh.admin.userId })
    const idsOf = async (assignee: string) => (await offers.list({ assignee })).items.map(({ id }) => id)

    expect(await idsOf(fresh.admin.userId)).toEqual([mine])
    expect(await idsOf('none')).toEqual(nobodys)
    expect((await offers.counts({ assignee: 'none' })).Unpublished).toBe(1)
  })
})

describe('many at once', () => {
  test('are each done or refused for themselves, over every page, and what may not be seen is not there', async () => {
    const offerId = await addOffer()
    const copies = await copyOffer(tenant, offerId, 60)
    const secret = await addOffer()
    await changeOffer(tenant, secret, { confidential: true })
    const foreign = await addRecords(await createTenant())
    const { offers } = apiOf(tenant, recruiter)
    const { done, refused } = await offers.assign({ ids: [secret, ...copies, foreign.offerId, offerId], userId: recruiter.userId })

    expect(new Set(done)).toEqual(new Set([...copies, offerId]))
    expect(refused.map(({ id, name }) => [id, name]).sort()).toEqual(
      [
        [secret, null],
        [foreign.offerId, null],
      ].sort(),
    )
    expect(new Set(refused.map(({ problem }) => problem)).size).toBe(1)
  })

  test('of two who give the same offers away at once the later one decides, neither waits for ever, and both are told', async () => {
    const offerId = await addOffer()
    const ids = [offerId, ...(await copyOffer(tenant, offerId, 30))]
    const other = await addMember(tenant, 'Recruiter')
    const [one, two] = [apiOf(tenant, tenant.admin).offers, apiOf(tenant, recruiter).offers]
    const answers = await Promise.all([
      one.assign({ ids, userId: recruiter.userId }),
      two.assign({ ids: ids.toReversed(), userId: other.userId }),
    ])

    expect(answers.map(({ done, refused }) => [done.length, refused.length])).toEqual([
      [31, 0],
      [31, 0],
    ])
    const offer = await one.get({ id: offerId })
    const acts = offer.history.filter(({ kind }) => kind === 'assigned')
    expect(acts).toHaveLength(2)
    expect(acts[0]?.detail.userId).toBe(offer.assignee?.id)
    expect(await apiOf(tenant, other).notifications.counts()).toEqual({ unread: 31 })
  })
})

test('somebody who left is shown as such, and their offers can be given on', async () => {
  const fresh = await createTenant()
  const { offerId } = await addRecords(fresh)
  const leaver = await addMember(fresh, 'Recruiter')
  const { offers, members } = apiOf(fresh, fresh.admin)
  await offers.assign({ ids: [offerId], userId: leaver.userId })
  await members.remove({ id: leaver.memberId })

  expect((await offers.get({ id: offerId })).assignee?.name).toBe('A former member')
  expect(await offers.assign({ ids: [offerId], userId: fresh.admin.userId })).toMatchObject({ done: [offerId] })
})

test('giving away needs the permission to edit', async () => {
  const offerId = await addOffer()
  const hr = await addMember(tenant, 'HR')

  expect(await outcomeOf(apiOf(tenant, hr).offers.assign({ ids: [offerId], userId: hr.userId }))).toBe('forbidden')
})
