import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { outcomeOf } from '#tests/integration/access/tenants.ts'
import { refusalOf } from '#tests/integration/members/people.ts'
import { deliver, openHouse, type TestHouse } from '#tests/setup/company.ts'
import { addOffer, asOwner, type Desk, join, openDesk, readKinds, readNotifications } from './desk.ts'

let house: TestHouse
let desk: Desk
beforeAll(async () => {
  house = await openHouse()
  desk = await openDesk(house)
})
afterAll(() => house.close())

const soon = () => new Date(Date.now() + 60 * 60 * 1000).toISOString()

/** Lets the time of every request to publish come, and follows them. */
async function runRequests({ company }: Desk): Promise<void> {
  const isTheirs = `payload ->> 'publicationId' is not null and payload ->> 'organizationId' = $1`
  await asOwner({ company }, `update graphile_worker._private_jobs set run_at = now() where ${isTheirs}`, [company.scope.organizationId])
  await house.drain()
}

describe('a scheduled publication', () => {
  test('publishes when its time comes, with the deadline that was chosen, and nothing is left to undo', async () => {
    const { id } = await addOffer(desk)
    const expiresAt = '2031-01-01T17:00:00.000Z'
    const state = await desk.client.offerPublishing.schedule({ id, runAt: soon(), expiresAt })
    expect(state).toMatchObject({ scheduled: { expiresAt }, obstacles: [{ code: 'scheduled' }], versions: [] })
    expect(await outcomeOf(desk.client.offerPublishing.publish({ id, seenVersion: 0 }))).toBe('conflict')
    await house.drain()
    expect((await desk.client.offers.get({ id })).state).toBe('Unpublished')

    await runRequests(desk)
    const after = await desk.client.offerPublishing.get({ id })
    expect(after).toMatchObject({ scheduled: null, lastRefusal: null, versions: [{ number: 1, expiresAt, mail: { state: 'Sent' } }] })
    expect(await outcomeOf(desk.client.offerPublishing.undo({ id, versionId: after.versions[0]?.id ?? '' }))).toBe('conflict')
    expect(await readKinds(desk, id)).toEqual(expect.arrayContaining(['published', 'scheduled', 'imported']))
  })

  test('without a deadline stays without one', async () => {
    const { id } = await addOffer(desk)
    await desk.client.offerPublishing.schedule({ id, runAt: soon(), expiresAt: null })
    await runRequests(desk)

    expect((await desk.client.offerPublishing.get({ id })).versions[0]?.expiresAt).toBeNull()
  })

  test('that is cancelled publishes nothing', async () => {
    const { id } = await addOffer(desk)
    await desk.client.offerPublishing.schedule({ id, runAt: soon() })
    const state = await desk.client.offerPublishing.cancelSchedule({ id })
    await runRequests(desk)

    expect(state).toMatchObject({ scheduled: null, obstacles: [] })
    expect((await desk.client.offers.get({ id })).state).toBe('Unpublished')
    expect(await outcomeOf(desk.client.offerPublishing.cancelSchedule({ id }))).toBe('conflict')
  })

  test('in the past, or of an offer that lacks something, is refused at once', async () => {
    const { id } = await addOffer(desk)
    const past = await refusalOf(desk.client.offerPublishing.schedule({ id, runAt: '2020-01-01T00:00:00Z' }))
    expect(past).toMatchObject({ code: 'invalid_input', fields: { runAt: expect.any(String) } })
    await desk.client.offers.setField({ id, field: 'jobTitle', value: null })

    expect(await outcomeOf(desk.client.offerPublishing.schedule({ id, runAt: soon() }))).toBe('conflict')
  })

  test('takes Ashby’s values as they are then', async () => {
    const { id, externalId } = await addOffer(desk)
    await desk.client.offerPublishing.schedule({ id, runAt: soon() })
    await desk.company.account.control('faults.set', { deliveriesStopped: true })
    await desk.company.account.control('offer.update', { offerId: externalId, salary: 81_000 })
    await runRequests(desk)
    await desk.company.account.control('faults.reset')

    expect(await desk.client.offers.get({ id })).toMatchObject({ state: 'Published', baseSalary: '81000' })
  })

  test('of an offer that was answered in Ashby meanwhile stays, with the reason, and whoever asked is told', async () => {
    const { id, externalId } = await addOffer(desk)
    const recruiter = await join(desk, 'Recruiter')
    await recruiter.client.offerPublishing.schedule({ id, runAt: soon() })
    await desk.company.account.control('faults.set', { deliveriesStopped: true })
    await desk.company.account.control('offer.decide', { offerId: externalId, decision: 'Accepted' })
    await runRequests(desk)
    await desk.company.account.control('faults.reset')

    const state = await desk.client.offerPublishing.get({ id })
    expect(state).toMatchObject({ scheduled: null, versions: [], lastRefusal: { problem: expect.stringContaining('accepted in Ashby') } })
    expect(await readKinds(desk, id)).toContain('publish-refused')
    const told = (await readNotifications(desk, 'offer.publish-refused')).filter(({ objectId }) => objectId === id)
    expect(told.map(({ userId }) => userId)).toEqual([recruiter.userId])
  })

  test('of somebody who may no longer publish stays', async () => {
    const { id } = await addOffer(desk)
    const recruiter = await join(desk, 'Recruiter')
    await recruiter.client.offerPublishing.schedule({ id, runAt: soon() })
    await desk.client.members.changeRole({ id: recruiter.memberId, roleId: 'Viewer' })
    await runRequests(desk)

    expect(await desk.client.offerPublishing.get({ id })).toMatchObject({
      versions: [],
      lastRefusal: { problem: expect.stringContaining('may no longer publish') },
    })
  })

  test('is tried again while Ashby does not answer', async () => {
    const { id } = await addOffer(desk)
    await desk.client.offerPublishing.schedule({ id, runAt: soon() })
    await desk.company.account.control('faults.set', { errorRate: 1 })
    await runRequests(desk)
    expect((await desk.client.offerPublishing.get({ id })).scheduled).not.toBeNull()
    await desk.company.account.control('faults.reset')
    await runRequests(desk)

    expect((await desk.client.offers.get({ id })).state).toBe('Published')
  })
})

describe('publishing several', () => {
  test('publishes those that can be, and tells of each other why not', async () => {
    const [good, stale, lacking] = [await addOffer(desk), await addOffer(desk), await addOffer(desk, { name: 'Kofi Lacking' })]
    await desk.client.offers.setField({ id: lacking.id, field: 'startDate', value: null })
    await desk.company.account.control('faults.set', { deliveriesStopped: true })
    await desk.company.account.control('offer.decide', { offerId: stale.externalId, decision: 'Cancelled' })
    const asked = await desk.client.offerPublishing.publishMany({ ids: [good.id, stale.id, lacking.id] })

    expect(asked.accepted.toSorted()).toEqual([good.id, stale.id].sort())
    expect(asked.refused).toMatchObject([{ id: lacking.id, name: 'Kofi Lacking', problem: expect.stringContaining('start date') }])
    expect(await desk.client.offerPublishing.batch({ batchId: asked.batchId })).toMatchObject({ total: 2, waiting: 2, done: 0 })
    await runRequests(desk)
    await desk.company.account.control('faults.reset')

    const batch = await desk.client.offerPublishing.batch({ batchId: asked.batchId })
    expect(batch).toMatchObject({
      total: 2,
      waiting: 0,
      done: 1,
      refused: [{ id: stale.id, problem: expect.stringContaining('cancelled') }],
    })
    expect(await desk.client.offerPublishing.get({ id: good.id })).toMatchObject({ versions: [{ mail: { state: 'Sent' } }] })
  })

  test('names no confidential offer to whoever may not see it', async () => {
    const { id } = await addOffer(desk, { name: 'Hidden Person' })
    await asOwner(desk, 'update "offer" set "confidential" = true where "id" = $1', [id])
    const { batchId } = await desk.client.offerPublishing.publishMany({ ids: [id] })
    const role = await desk.client.roles.create({
      name: 'Publisher',
      permissions: ['offers.read', 'offers.edit', 'pay.read', 'offers.publish'],
    })
    const { client } = await join(desk, role.id)

    expect(await client.offerPublishing.publishMany({ ids: [id] })).toMatchObject({ accepted: [], refused: [{ id, name: null }] })
    expect(await outcomeOf(client.offerPublishing.batch({ batchId }))).toBe('not_found')
  })
})

describe('opening a declined offer again', () => {
  async function declined(): Promise<{ id: string; externalId: string }> {
    const offer = await addOffer(desk)
    const { id } = offer
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const { scope } = desk.company
    const { organizationId } = scope
    await inTenant(scope, async (tx) => {
      const link = await tx.offerLink.create({ data: { organizationId, offerId: id, expiresAt: new Date() }, select: { id: true } })
      const data = {
        organizationId,
        offerId: id,
        versionId: versions[0]?.id ?? '',
        linkId: link.id,
        kind: 'Declined',
        sawAshby: true,
      } as const
      const answer = await tx.offerAnswer.create({ data, select: { id: true } })
      await tx.offer.updateMany({ where: { id }, data: { state: 'Declined', answerId: answer.id } })
    })

    return offer
  }

  test('prepares it for another version while Ashby still waits', async () => {
    const { id } = await declined()
    const state = await desk.client.offerPublishing.reopen({ id })

    expect(state).toMatchObject({ answer: null, obstacles: [] })
    expect(await desk.client.offers.get({ id })).toMatchObject({ state: 'Unpublished', flags: [] })
    expect((await desk.client.offerPublishing.publish({ id, seenVersion: 1 })).versions[0]?.number).toBe(2)
  })

  test('is refused where it is declined in Ashby, too, and for what nobody declined', async () => {
    const { id, externalId } = await declined()
    await desk.company.account.control('offer.decide', { offerId: externalId, decision: 'Declined' })
    await deliver(house, desk.company)

    expect(await outcomeOf(desk.client.offerPublishing.reopen({ id }))).toBe('conflict')
    expect(await outcomeOf(desk.client.offerPublishing.reopen({ id: (await addOffer(desk)).id }))).toBe('conflict')
  })
})
