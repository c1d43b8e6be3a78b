import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { refusalOf } from '#tests/integration/members/people.ts'
import { deliver, dumpOffers, openHouse, type TestHouse } from '#tests/setup/company.ts'
import {
  addOffer,
  asOwner,
  type Desk,
  type DeskOffer,
  join,
  letMailLeave,
  openDesk,
  readKinds,
  readMails,
  readNotifications,
} from './desk.ts'

let house: TestHouse
let desk: Desk
beforeAll(async () => {
  house = await openHouse()
  desk = await openDesk(house)
})
afterAll(() => house.close())

/** Something happens in Ashby of which no webhook tells. */
async function unseen(act: () => Promise<unknown>): Promise<void> {
  await desk.company.account.control('faults.set', { deliveriesStopped: true })
  await act()
}

async function applicationOf({ externalId }: DeskOffer): Promise<string> {
  const dumped = (await dumpOffers(desk.company)).find(({ offerId }) => offerId === externalId)

  return dumped?.applicationId ?? ''
}

async function addSuccessor(offer: DeskOffer): Promise<DeskOffer> {
  const terms = { applicationId: await applicationOf(offer), salary: 1000, currencyCode: 'EUR', startDate: '2031-01-06' }
  const externalId = String((await desk.company.account.control('offer.create', terms)).id)
  await deliver(house, desk.company)
  const { id } = await inTenant(desk.company.scope, (tx) => tx.offer.findFirstOrThrow({ where: { externalId }, select: { id: true } }))

  return { id, externalId }
}

describe('a stale offer never goes out', () => {
  const acts = {
    withdrawn: ({ externalId }: DeskOffer) => desk.company.account.control('offer.decide', { offerId: externalId, decision: 'Cancelled' }),
    deleted: ({ externalId }: DeskOffer) => desk.company.account.control('offer.delete', { offerId: externalId }),
    'answered in Ashby': ({ externalId }: DeskOffer) =>
      desk.company.account.control('offer.decide', { offerId: externalId, decision: 'Accepted' }),
    'with its application archived': async (offer: DeskOffer) =>
      desk.company.account.control('application.archive', { applicationId: await applicationOf(offer) }),
  }

  test.each(Object.keys(acts) as (keyof typeof acts)[])('when it was %s without a webhook telling', async (what) => {
    const offer = await addOffer(desk)
    await unseen(() => acts[what](offer))
    const refusal = await refusalOf(desk.client.offerPublishing.publish({ id: offer.id, seenVersion: 0 }))
    await desk.company.account.control('faults.reset')

    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringMatching(/Ashby/) })
    expect((await desk.client.offerPublishing.get({ id: offer.id })).versions).toEqual([])
    expect((await readMails(desk)).filter(({ kind }) => kind === 'offer-version')).toEqual([])
  })

  test('when Ashby took it back into approval', async () => {
    const offer = await addOffer(desk)
    await desk.company.account.control('account.update', { approvals: true })
    await unseen(() => desk.company.account.control('offer.update', { offerId: offer.externalId, salary: 90_000 }))
    const refusal = await refusalOf(desk.client.offerPublishing.publish({ id: offer.id, seenVersion: 0 }))
    await desk.company.account.control('faults.reset')
    await desk.company.account.control('account.update', { approvals: false })

    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('approval') })
  })

  test('when its start date is in the past', async () => {
    const { id } = await addOffer(desk, { startDate: '2026-01-05' })
    const { obstacles } = await desk.client.offerPublishing.get({ id })

    expect(obstacles).toMatchObject([{ code: 'start_date_past', field: 'startDate', reason: 'start date in the past' }])
    expect((await refusalOf(desk.client.offerPublishing.publish({ id, seenVersion: 0 }))).code).toBe('conflict')
  })

  test('when it is archived, or its account is paused', async () => {
    const { id } = await addOffer(desk)
    await desk.client.offers.archive({ ids: [id] })
    await desk.client.connections.pause({ id: desk.company.connectionId })
    const { obstacles } = await desk.client.offerPublishing.get({ id })
    const refusal = await refusalOf(desk.client.offerPublishing.publish({ id, seenVersion: 0 }))
    await desk.client.connections.resume({ id: desk.company.connectionId })
    await house.drain()

    expect(obstacles.map(({ code }) => code)).toEqual(['archived', 'account_not_connected'])
    expect(refusal).toMatchObject({ code: 'conflict', message: 'The offer is archived. Restore it first.' })
  })
})

describe('an offer that a newer one of the same application replaces', () => {
  test('is flagged and blocked, its published page is told of, and it comes back when the newer one goes', async () => {
    const older = await addOffer(desk)
    const assignee = await join(desk, 'Recruiter')
    await desk.client.offers.assign({ ids: [older.id], userId: assignee.userId })
    await desk.client.offerPublishing.publish({ id: older.id, seenVersion: 0 })
    const newer = await addSuccessor(older)

    const flagged = await desk.client.offers.get({ id: older.id })
    expect(flagged).toMatchObject({ state: 'Published', flags: ['Superseded'] })
    expect((await desk.client.offers.get({ id: newer.id })).flags).toEqual([])
    expect((await desk.client.offerPublishing.get({ id: older.id })).obstacles).toContainEqual(
      expect.objectContaining({ code: 'superseded' }),
    )
    const told = (await readNotifications(desk, 'offer.out-of-step')).filter(({ objectId }) => objectId === older.id)
    expect(told.map(({ userId }) => userId)).toEqual([assignee.userId])

    await desk.company.account.control('offer.decide', { offerId: newer.externalId, decision: 'Cancelled' })
    await deliver(house, desk.company)
    expect((await desk.client.offers.get({ id: older.id })).flags).toEqual([])
    expect(await readKinds(desk, older.id)).toEqual(expect.arrayContaining(['flagged', 'unflagged']))
  })
})

describe('a published offer that Ashby answers', () => {
  test('is told to everybody who publishes where nobody looks after it', async () => {
    const { id, externalId } = await addOffer(desk)
    await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const viewer = await join(desk, 'Viewer')
    await desk.company.account.control('offer.decide', { offerId: externalId, decision: 'Accepted' })
    await deliver(house, desk.company)

    expect(await desk.client.offers.get({ id })).toMatchObject({ state: 'Accepted', flags: ['AnsweredInAshby'] })
    const told = (await readNotifications(desk, 'offer.answered')).filter(({ objectId }) => objectId === id)
    expect(told.map(({ userId }) => userId)).toContain(desk.company.userId)
    expect(told.map(({ userId }) => userId)).not.toContain(viewer.userId)
  })
})

describe('reminders', () => {
  /** Lets all reminders of a version come due. */
  async function letRemindersRun(versionId: string): Promise<void> {
    await asOwner(desk, `update graphile_worker._private_jobs set run_at = now() where payload ->> 'versionId' = $1`, [versionId])
    await house.drain()
  }

  async function countMailed(id: string): Promise<number> {
    return (await readMails(desk)).filter(({ kind, targetId }) => kind === 'offer-reminder' && targetId === id).length
  }

  test('reach the candidate and whoever looks after the offer while it waits', async () => {
    const { id } = await addOffer(desk)
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const versionId = versions[0]?.id ?? ''
    await letMailLeave(desk, versionId)
    await letRemindersRun(versionId)

    expect(await countMailed(id)).toBe(2)
    expect((await readKinds(desk, id)).filter((kind) => kind === 'reminded')).toHaveLength(2)
    expect((await readNotifications(desk, 'offer.unanswered')).some(({ objectId }) => objectId === id)).toBe(true)
  })

  async function isSilent(id: string): Promise<boolean> {
    const told = await readNotifications(desk, 'offer.unanswered')

    return (await countMailed(id)) === 0 && !told.some(({ objectId }) => objectId === id)
  }

  test('of a version that is no longer the newest are silent', async () => {
    const { id } = await addOffer(desk)
    const first = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    await desk.client.offers.setField({ id, field: 'location', value: 'Leeds' })
    await desk.client.offerPublishing.publish({ id, seenVersion: 1 })
    await letRemindersRun(first.versions[0]?.id ?? '')

    expect(await isSilent(id)).toBe(true)
  })

  test('of a page that was closed are silent', async () => {
    const { id } = await addOffer(desk)
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    await desk.client.offerPublishing.unpublish({ id })
    await letRemindersRun(versions[0]?.id ?? '')

    expect(await isSilent(id)).toBe(true)
  })
})
