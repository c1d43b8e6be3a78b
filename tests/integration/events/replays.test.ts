import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pauseConnection } from '#lib/domain/connections/mutations.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { withClient } from '#scripts/database-setup.ts'
import { addMember, createTenant, outcomeOf } from '#tests/integration/access/tenants.ts'
import { clientOf } from '#tests/integration/members/people.ts'
import { createSandboxOffer, deliver, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { addEvent, apiOf, type EventDesk, openDesk } from './event-desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(async () => {
  await house.close()
  await closeRateLimits()
})

type Api = Awaited<ReturnType<typeof apiOf>>

async function readEvents(api: Api) {
  return (await api.events.list({ limit: 100 })).items
}

describe('replaying one event', () => {
  let company: TestCompany
  let api: Api
  beforeAll(async () => {
    company = await openCompany(house)
    api = await apiOf(company)
    await createSandboxOffer(company)
    await deliver(house, company)
  })

  test('makes a new one, which Ashby is asked for again, and leaves the old one and the record as they are', async () => {
    const [old] = (await readEvents(api)).filter(({ state, offer }) => state === 'Done' && offer)
    const before = await dumpRecords(company)
    const copy = await api.events.replay({ id: old?.id ?? '' })
    expect(copy).toMatchObject({ replayOfId: old?.id, state: 'Received', webhookActionId: null, intake: null, offer: old?.offer })
    expect(copy.receivedAt > (old?.receivedAt ?? '')).toBe(true)
    await house.drain()

    const [settled, kept] = [await api.events.get({ id: copy.id }), await api.events.get({ id: old?.id ?? '' })]
    expect(settled).toMatchObject({ state: 'Done', reasonCode: 'unchanged', body: kept.body, headers: kept.headers })
    expect(settled.attempts[0]?.calls.length).toBeGreaterThan(0)
    expect(settled.attempts[0]?.steps.map(({ name }) => name)).toEqual(['map', 'write'])
    expect(kept).toMatchObject({ ...old, replayedAt: expect.any(String), replays: [{ id: copy.id }] })
    expect(await dumpRecords(company)).toEqual(before)
    expect((await api.audit.list({ action: 'event.replayed' })).items[0]).toMatchObject({ objectId: old?.id })
  })

  test('of an arrival tells what it did: mapped, written, notified, with times of their own', async () => {
    const arrival = (await readEvents(api)).find(({ reasonCode }) => reasonCode === 'added')
    const { attempts, intake } = await api.events.get({ id: arrival?.id ?? '' })
    const steps = attempts.at(-1)?.steps ?? []

    expect(steps.map(({ name }) => name)).toEqual(['map', 'write', 'notify'])
    for (const { durationMs } of steps) expect(durationMs).toBeGreaterThan(0)
    expect(intake?.totalMs).toBeGreaterThan(intake?.verifyMs ?? Number.POSITIVE_INFINITY)
  })

  test('of an old state of an offer is no sign of a read that lags', async () => {
    const decided = await createSandboxOffer(company)
    await company.account.control('offer.decide', { offerId: decided, decision: 'Accepted' })
    await deliver(house, company)
    await deliver(house, company, { hurry: true })
    // As if Ashby had said at that time that it was declined: two ends of which nobody can tell the newer one.
    const told = (await readEvents(api)).find(({ subject }) => subject.externalId === decided)
    await inTenant(company.scope, async (tx) => {
      const { body } = await tx.event.findFirstOrThrow({ where: { id: told?.id }, select: { body: true } })
      await tx.event.updateMany({ where: { id: told?.id }, data: { body: body.replaceAll('CandidateAccepted', 'CandidateRejected') } })
    })
    const copy = await api.events.replay({ id: told?.id ?? '' })
    await house.drain()

    expect((await api.events.get({ id: copy.id })).attempts.map(({ outcome }) => outcome)).not.toContain('waiting')
  })
})

describe('what cannot be replayed', () => {
  let desk: EventDesk
  beforeAll(async () => {
    desk = await openDesk()
  })

  test.each([
    ['is on its way', { state: 'Processing' as const }],
    ['has lost its body to its age', { body: '', bodyRemovedAt: new Date() }],
    ['has lost its body because somebody was forgotten', { body: '', state: 'Ignored' as const, reasonCode: 'forgotten' }],
    ['was never used', { body: '', subjectExternalId: '', state: 'Ignored' as const }],
    ['is a test', { isTest: true, subjectExternalId: '' }],
  ])('is an event that %s', async (_what, data) => {
    const id = await addEvent(desk, data)

    expect(await outcomeOf(clientOf(desk, desk.admin).events.replay({ id }))).toBe('conflict')
    expect(await clientOf(desk, desk.admin).events.get({ id })).toMatchObject({ replayedAt: null, replayObstacle: expect.any(String) })
    const { total, withoutBody } = await clientOf(desk, desk.admin).replays.count({ filter: { ids: [id] } })
    expect(total - withoutBody).toBe(0)
  })

  test('is what somebody may not see, singly or with many', async () => {
    const recruiter = clientOf(desk, await addMember(desk, 'Recruiter'))
    const stranger = await createTenant()
    const seen = await addEvent(desk)
    const hidden = await addEvent(desk, { confidential: true })

    expect(await outcomeOf(recruiter.events.replay({ id: hidden }))).toBe('not_found')
    expect(await outcomeOf(clientOf(stranger, stranger.admin).events.replay({ id: seen }))).toBe('not_found')
    const filter = { ids: [seen, hidden] }
    expect(await recruiter.replays.count({ filter })).toEqual({ total: 1, withoutBody: 0 })
    await recruiter.replays.start({ filter })
    await house.drain({ hurried: desk.scope })
    expect(await clientOf(desk, desk.admin).events.get({ id: hidden })).toMatchObject({ replayedAt: null, replays: [] })
    expect(await clientOf(desk, desk.admin).events.get({ id: seen })).toMatchObject({ replays: [{ replayOfId: seen }] })

    const copy = (await recruiter.events.get({ id: seen })).replays[0]
    expect(await outcomeOf(recruiter.events.get({ id: copy?.id ?? '' }))).toBe('ok')
    expect(await outcomeOf(clientOf(stranger, stranger.admin).replays.start({ filter }))).toBe('conflict')
    expect(await clientOf(stranger, stranger.admin).replays.latest()).toBeNull()
  })
})

describe('replaying many events', () => {
  test('counts first, takes what the filter says, skips what has no body, and one at a time', async () => {
    const desk = await openDesk()
    const api = clientOf(desk, desk.admin)
    const failed = await addEvent(desk, { state: 'Failed', reasonCode: 'ashby_unavailable' })
    await addEvent(desk, { state: 'Failed', reasonCode: 'ashby_unavailable', body: '', bodyRemovedAt: new Date() })
    await addEvent(desk, { state: 'Failed', reasonCode: 'ashby_unavailable', replayedAt: new Date() })
    await addEvent(desk, { state: 'Failed', reasonCode: 'another' })
    await addEvent(desk)
    const filter = { states: ['Failed', 'NeedsAttention'] as const, reasonCode: 'ashby_unavailable', from: '2020-01-01T00:00:00Z' }
    const input = { filter: { ...filter, states: [...filter.states] } }

    expect(await api.replays.count(input)).toEqual({ total: 2, withoutBody: 1 })
    const started = await api.replays.start(input)
    expect(started).toMatchObject({ state: 'Queued', total: 2, replayed: 0 })
    expect(await outcomeOf(api.replays.start(input))).toBe('conflict')
    const late = await addEvent(desk, { state: 'Failed', reasonCode: 'ashby_unavailable' })
    await house.drain({ hurried: desk.scope })

    // The account of this test has no key, so the new event of an offer is ignored.
    expect(await api.replays.latest()).toMatchObject({
      ...{ id: started.id, state: 'Done', replayed: 1, skipped: 1, done: 1, needAttention: 0 },
      finishedAt: expect.any(String),
    })
    expect(await api.events.get({ id: failed })).toMatchObject({ replayedAt: expect.any(String), replays: [{ replayOfId: failed }] })
    expect(await api.events.get({ id: late })).toMatchObject({ replayedAt: null })
    expect(await outcomeOf(api.replays.start({ filter: { states: ['NeedsAttention'] } }))).toBe('conflict')
    expect((await api.audit.list({ action: 'replay.started' })).items[0]).toMatchObject({ objectId: started.id })
  })

  test('stops where it is cancelled; what was made stays', async () => {
    const desk = await openDesk()
    const api = clientOf(desk, desk.admin)
    await addEvent(desk, { state: 'Failed' })
    const { id } = await api.replays.start({ filter: { states: ['Failed'] } })

    expect(await api.replays.cancel({ id })).toMatchObject({ state: 'Cancelled', replayed: 0 })
    await house.drain({ hurried: desk.scope })
    expect(await api.replays.latest()).toMatchObject({ state: 'Cancelled', replayed: 0 })
    expect(await api.events.list({})).toMatchObject({ items: [{ state: 'Failed', replayedAt: null }] })
    expect(await outcomeOf(api.replays.cancel({ id: randomUUID() }))).toBe('not_found')
    expect(await outcomeOf(api.replays.start({ filter: { states: ['Failed'] } }))).toBe('ok')
  })

  test('of a paused account ends, and its events wait with the others', async () => {
    const company = await openCompany(house)
    const api = await apiOf(company)
    await createSandboxOffer(company)
    await deliver(house, company)
    const by = {
      scope: company.scope,
      actor: { kind: 'User', userId: company.userId } as const,
      origin: { ipAddress: null, requestId: null },
    }
    await pauseConnection({ ...by, id: company.connectionId })
    await api.replays.start({ filter: { states: ['Done', 'Ignored'] } })
    await house.drain({ hurried: company.scope })

    const replay = await api.replays.latest()
    expect(replay).toMatchObject({ state: 'Done', done: 0, needAttention: 0 })
    expect(replay?.replayed).toBeGreaterThan(0)
  })
})

test('a replay of 1,000 events leaves every record as it was', async () => {
  const company = await openCompany(house, { approvals: false })
  const api = await apiOf(company)
  await fillCompany(company)
  await multiplyEvents(company, 1_000)
  const before = await dumpRecords(company)
  expect(before.offers.length).toBeGreaterThan(5)
  expect(before.hires.length).toBeGreaterThan(2)
  expect(before.people.length).toBe(1)

  const { total } = await api.replays.start({ filter: { states: ['Done', 'Ignored', 'NeedsAttention', 'Failed'] } })
  expect(total).toBeGreaterThanOrEqual(1_000)
  // Several workers at once, as in life.
  const work = async () => {
    await Promise.all([house.drain(), house.drain(), house.drain()])
    return (await api.replays.latest())?.state
  }
  await expect.poll(work, { timeout: 500_000, interval: 100 }).toBe('Done')
  await house.drain({ hurried: company.scope })

  const replay = await api.replays.latest()
  expect(replay).toMatchObject({ state: 'Done', total, replayed: total, done: total, skipped: 0, needAttention: 0 })
  expect(await dumpRecords(company)).toEqual(before)
}, 540_000)

/** Offers in several states, hires, one of them added as a person, and something that somebody edited. */
async function fillCompany(company: TestCompany): Promise<void> {
  const { account } = company
  const offers: string[] = []
  for (let count = 0; count < 8; count += 1) offers.push(await createSandboxOffer(company, { isReady: false }))
  await deliver(house, company)
  await account.control('offer.decide', { offerId: offers[0], decision: 'Declined' })
  for (const offerId of offers.slice(1, 5)) await account.control('offer.decide', { offerId, decision: 'Accepted', hire: true })
  await deliver(house, company)
  await deliver(house, company, { hurry: true })

  const api = await apiOf(company)
  const { items } = await api.newHires.list({ state: 'Pending', limit: 10 })
  await api.newHires.add({ id: items[0]?.id ?? '' })
  const unpublished = await api.offers.list({ state: 'Unpublished', limit: 1 })
  await api.offers.setField({ id: unpublished.items[0]?.id ?? '', field: 'jobTitle', value: 'Edited by hand' })
  await house.drain()
}

/** As many settled events as asked for: what came, again and again under new ids. */
async function multiplyEvents({ scope }: TestCompany, count: number): Promise<void> {
  await withClient(testDatabase.superuserUrl, async (client) => {
    const { rows } = await client.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'event' and is_generated = 'NEVER' and column_name not in ('id', 'webhookActionId')`,
    )
    const columns = rows.map(({ column_name }) => `"${column_name}"`).join()
    await client.query(
      `insert into event (id, "webhookActionId", ${columns}) select
         (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid,
         null, ${columns}
       from event cross join generate_series(1, $2) where "organizationId" = $1 and state in ('Done', 'Ignored') and body <> '' limit $2`,
      [scope.organizationId, count],
    )
  })
}

/**
 * Every record with its history, but for the time of the last look at Ashby, which is what a replay is, and Ashby's bare objects as that
 * look gave them: a list names fewer keys of an object than a single read. What was read from them stands in `readings`.
 */
async function dumpRecords({ scope }: TestCompany) {
  return inTenant(scope, async (tx) => {
    const byId = { orderBy: { id: 'asc' } } as const
    const omit = { sourceReadAt: true, raw: true } as const

    return {
      offers: await tx.offer.findMany({ ...byId, omit, include: { history: byId } }),
      hires: await tx.newHire.findMany({ ...byId, omit, include: { history: byId, sourceFiles: byId } }),
      people: await tx.person.findMany({ ...byId, include: { history: byId, periods: byId } }),
      notifications: await tx.notification.findMany({ ...byId, where: { kind: { not: 'event.needs-attention' } } }),
    }
  })
}
