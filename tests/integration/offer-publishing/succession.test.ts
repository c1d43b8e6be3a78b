import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeAnswer } from '#lib/domain/offer-publishing/answers/mutations.ts'
import { openAshby } from '#lib/pipeline/ashby-connection.ts'
import { lookAtOffer } from '#lib/pipeline/look-at-offer.ts'
import { syncApplication } from '#lib/pipeline/sync-application.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { dumpOffers, openHouse, type TestHouse } from '#tests/setup/company.ts'
import { type Desk, type DeskOffer, endUndo, openDesk, readKinds } from './desk.ts'

let house: TestHouse
let desk: Desk
beforeAll(async () => {
  house = await openHouse()
  desk = await openDesk(house)
})
afterAll(() => house.close())

const terms = { salary: 1000, currencyCode: 'EUR', startDate: '2031-01-06' }

/** Two offers of one application, made one after the other, of which no webhook tells. */
async function makeTwo(): Promise<{ applicationId: string; older: string; newer: string }> {
  const { account } = desk.company
  await account.control('faults.set', { deliveriesStopped: true })
  const { jobs } = (await account.control('account.overview')) as { jobs: { id: string }[] }
  const { candidateId } = await account.control('candidate.create', { name: 'Ines Duarte', email: `${randomUUID()}@mail.example` })
  const older = String((await account.control('offer.create', { ...terms, candidateId, jobId: jobs[0]?.id })).id)
  const applicationId = (await dumpOffers(desk.company)).find(({ offerId }) => offerId === older)?.applicationId ?? ''
  const newer = String((await account.control('offer.create', { ...terms, applicationId })).id)

  return { applicationId, older, newer }
}

async function look(externalId: string): Promise<DeskOffer> {
  const { scope, connectionId } = desk.company
  await lookAtOffer({ scope, connectionId, externalId })

  return find(externalId)
}

async function find(externalId: string): Promise<DeskOffer> {
  const { id } = await inTenant(desk.company.scope, (tx) => tx.offer.findFirstOrThrow({ where: { externalId }, select: { id: true } }))

  return { id, externalId }
}

const flagsOf = async ({ id }: DeskOffer) => (await desk.client.offers.get({ id })).flags

describe('the newer of two offers is the one that Ashby made later', () => {
  test('when it came in first', async () => {
    const made = await makeTwo()
    const newer = await look(made.newer)
    const older = await look(made.older)

    expect([await flagsOf(older), await flagsOf(newer)]).toEqual([['Superseded'], []])
  })

  test('when the older one has the later version and both come from a list', async () => {
    const made = await makeTwo()
    await desk.company.account.control('offer.update', { offerId: made.older, salary: 2000 })
    const { scope, connectionId } = desk.company
    const connection = await openAshby({ scope, connectionId })
    const cause = { eventId: randomUUID(), askedAt: await readDatabaseClock(), hint: null, isReadFinal: true }
    await syncApplication({ scope, connection, externalId: made.applicationId, cause })

    expect([await flagsOf(await find(made.older)), await flagsOf(await find(made.newer))]).toEqual([['Superseded'], []])
  })

  test('also in a check of the whole account', async () => {
    const made = await makeTwo()
    await desk.company.account.control('offer.update', { offerId: made.older, salary: 2000 })
    await desk.client.sweeps.start({ connectionId: desk.company.connectionId })
    await house.drain()

    expect([await flagsOf(await find(made.older)), await flagsOf(await find(made.newer))]).toEqual([['Superseded'], []])
  })

  test('as soon as rows that did not know it have been read again, which is no change of what is shown', async () => {
    const made = await makeTwo()
    const [newer, older] = [await look(made.newer), await look(made.older)]
    const ids = { in: [newer.id, older.id] }
    const { scope } = desk.company
    const readTimes = () => inTenant(scope, (tx) => tx.offer.findMany({ where: { id: ids }, orderBy: { id: 'asc' } }))
    // As they stood before the time was kept.
    await inTenant(scope, async (tx) => {
      await tx.offer.updateMany({ where: { id: ids }, data: { sourceCreatedAt: null } })
      await tx.offer.updateMany({ where: { id: older.id }, data: { flags: [] } })
      await tx.offer.updateMany({ where: { id: newer.id }, data: { flags: ['Superseded'] } })
    })
    const before = await readTimes()
    await look(made.older)
    expect([await flagsOf(older), await flagsOf(newer)]).toEqual([[], ['Superseded']])
    await look(made.newer)
    expect([await flagsOf(older), await flagsOf(newer)]).toEqual([['Superseded'], []])
    await look(made.newer)

    const after = await readTimes()
    expect(after.map(({ sourceCreatedAt }) => sourceCreatedAt)).toEqual([expect.any(Date), expect.any(Date)])
    expect(after.map(({ stateChangedAt }) => stateChangedAt)).toEqual(before.map(({ stateChangedAt }) => stateChangedAt))
  })
})

describe('what we do to an offer ourselves', () => {
  /** The newer one is published, and older is replaced by it. */
  async function openTwo() {
    const made = await makeTwo()
    const [older, newer] = [await look(made.older), await look(made.newer)]
    const { versions } = await desk.client.offerPublishing.publish({ id: newer.id, seenVersion: 0 })
    const versionId = versions[0]?.id ?? ''
    expect(await flagsOf(older)).toEqual(['Superseded'])

    return { applicationId: made.applicationId, older, newer, versionId }
  }

  async function decline({ newer, versionId }: { newer: DeskOffer; versionId: string }) {
    await endUndo(desk, versionId)
    const given = { kind: 'Declined', versionId, reason: null } as const
    const { scope } = desk.company

    return takeAnswer({ scope, offerId: newer.id, linkId: randomUUID(), given, ipAddress: null, userAgent: null, sawAshby: true })
  }

  test('moves the mark at once: the one before stands again when the newer one is declined here, and not when that is reopened', async () => {
    const two = await openTwo()
    expect(await decline(two)).toMatchObject({ kind: 'taken' })
    expect(await flagsOf(two.older)).toEqual([])
    expect((await readKinds(desk, two.older.id))[0]).toBe('unflagged')
    expect((await desk.client.offerPublishing.get({ id: two.older.id })).obstacles).toEqual([])

    await desk.client.offerPublishing.reopen({ id: two.newer.id })
    expect([await flagsOf(two.older), await flagsOf(two.newer)]).toEqual([['Superseded'], []])
    expect((await readKinds(desk, two.older.id))[0]).toBe('flagged')
  })

  test('that is reopened while a newer one is there is marked itself', async () => {
    const two = await openTwo()
    await decline(two)
    const { id } = await desk.company.account.control('offer.create', { ...terms, applicationId: two.applicationId })
    const newest = await look(String(id))
    expect([await flagsOf(two.older), await flagsOf(newest)]).toEqual([['Superseded'], []])
    const { obstacles } = await desk.client.offerPublishing.reopen({ id: two.newer.id })

    expect(await flagsOf(two.newer)).toEqual(['Superseded'])
    expect(obstacles).toMatchObject([{ code: 'superseded' }])
  })

  test.each(['undo', 'unpublish'] as const)('%s leaves the marks right, also where they were wrong', async (act) => {
    const { older, newer, versionId } = await openTwo()
    await inTenant(desk.company.scope, (tx) => tx.offer.updateMany({ where: { id: older.id }, data: { flags: [] } }))
    if (act === 'undo') await desk.client.offerPublishing.undo({ id: newer.id, versionId })
    else await desk.client.offerPublishing.unpublish({ id: newer.id })

    expect([await flagsOf(older), await flagsOf(newer)]).toEqual([['Superseded'], []])
  })

  test('waits for readings of its siblings and they for it, never in a circle', async () => {
    const twos = await Promise.all([openTwo(), openTwo(), openTwo()])
    const acts = twos.flatMap((two) => [look(two.older.externalId), decline(two), look(two.newer.externalId), look(two.older.externalId)])
    await Promise.all(acts)

    for (const { older } of twos) expect(await flagsOf(older)).toEqual([])
  })
})
