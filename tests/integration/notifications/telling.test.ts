import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { SettingClient } from '#lib/platform/db/setting-client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addMember, createTenant, type TestPerson } from '#tests/integration/access/tenants.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { notificationsOf, tell } from './people.ts'

const arrived = { kind: 'offer.arrived', audience: { permission: 'offers.read' } } as const
const trouble = { kind: 'event.needs-attention', audience: { permission: 'events.retry' } } as const
let owner: pg.Pool

beforeAll(() => {
  owner = new pg.Pool({ connectionString: testDatabase.ownerUrl, max: 1 })
})
afterAll(() => owner.end())

/** Keys of the mail jobs that wait for a member, with their time. */
async function waitingJobs({ userId }: TestPerson): Promise<{ timing: string; runAt: Date }[]> {
  const { rows } = await owner.query<{ timing: string; runAt: Date }>(
    `select split_part(key, ':', 4) as timing, run_at as "runAt" from graphile_worker._private_jobs
     where payload ->> 'userId' = $1 order by key`,
    [userId],
  )

  return rows
}

describe('what comes many at a time', () => {
  test('is one row per member, counted, whatever the number', async () => {
    const tenant = await createTenant()
    const other = await addMember(tenant, 'Recruiter')
    for (let count = 0; count < 40; count += 1) await tell(tenant, arrived)

    for (const person of [tenant.admin, other]) {
      expect((await notificationsOf(tenant, person).list({})).items).toMatchObject([{ title: '40 new offers arrived', count: 40 }])
      expect(await notificationsOf(tenant, person).counts()).toEqual({ unread: 1 })
    }
  })

  test('is counted right by transactions at once, of two kinds, while members read', async () => {
    const tenant = await createTenant()
    const people = [tenant.admin, ...(await Promise.all([1, 2, 3].map(() => addMember(tenant, 'Recruiter'))))]
    const storm = Array.from({ length: 40 }, (_, index) => tell(tenant, index % 2 === 0 ? arrived : trouble))
    const readings = people.flatMap((person) => [1, 2, 3].map(() => notificationsOf(tenant, person).markRead({})))
    await Promise.all([...storm, ...readings])

    for (const { userId } of people) {
      const rows = await inTenant(tenant.scope, (tx) => tx.notification.findMany({ where: { userId } }))
      for (const kind of [arrived.kind, trouble.kind]) {
        const told = rows.filter((row) => row.kind === kind)
        expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(20)
        expect(told.filter(({ readAt }) => readAt === null).length).toBeLessThanOrEqual(1)
      }
    }
  })

  test('begins anew once it was read, and joins again when that is kept for later', async () => {
    const tenant = await createTenant()
    const own = notificationsOf(tenant, tenant.admin)
    for (let count = 0; count < 3; count += 1) await tell(tenant, arrived)
    const [first] = (await own.list({})).items
    expect(await own.markRead({ ids: [first?.id ?? ''] })).toEqual({ unread: 0 })
    await tell(tenant, arrived)
    expect((await own.list({ unreadOnly: true })).items).toMatchObject([{ count: 1 }])

    expect(await own.markUnread({ id: first?.id ?? '' })).toEqual({ unread: 1 })
    expect((await own.list({})).items).toMatchObject([{ count: 4, isRead: false }])
  })

  test('takes one statement while a batch goes on, whatever the number of members', async () => {
    const tenant = await createTenant()
    for (let count = 0; count < 6; count += 1) await addMember(tenant, 'Recruiter')
    await tell(tenant, arrived)
    const sent = vi.spyOn(SettingClient.prototype, 'query')
    await inTenant(tenant.scope, (tx) => notify(tx, { scope: tenant.scope, ...arrived }))
    const statements = sent.mock.calls.map(([{ text }]) => String(text)).filter((text) => !/^(BEGIN|COMMIT)/.test(text))
    sent.mockRestore()

    expect(statements).toHaveLength(1)
  })
})

describe('preferences', () => {
  test('decide what is told, from the next one on', async () => {
    const tenant = await createTenant()
    const own = notificationsOf(tenant, tenant.admin)
    await own.setPreference({ kind: 'offer.arrived', inApp: false, mailTiming: 'Off' })
    await tell(tenant, arrived)
    expect(await inTenant(tenant.scope, (tx) => tx.notification.count())).toBe(0)
    expect(await waitingJobs(tenant.admin)).toEqual([])

    const saved = await own.setPreference({ kind: 'offer.arrived', inApp: true })
    expect(saved.find(({ kind }) => kind === 'offer.arrived')).toMatchObject({ inApp: true, mailTiming: 'Off' })
    await tell(tenant, arrived)
    expect(await own.counts()).toEqual({ unread: 1 })
    expect(await waitingJobs(tenant.admin)).toEqual([])
  })

  test('for mail only leave the bell alone', async () => {
    const tenant = await createTenant()
    const own = notificationsOf(tenant, tenant.admin)
    await own.setPreference({ kind: 'offer.arrived', inApp: false, mailTiming: 'Soon' })
    await tell(tenant, arrived)
    await own.markRead({})

    expect(await own.counts()).toEqual({ unread: 0 })
    expect((await own.list({})).items).toEqual([])
    expect(await inTenant(tenant.scope, (tx) => tx.notification.findMany())).toMatchObject([{ inApp: false, readAt: null }])
  })

  test('give each member one waiting job per timing: a daily one does not hold up what is wanted soon', async () => {
    const tenant = await createTenant()
    const { organizationId } = tenant.scope
    await inTenant(tenant.scope, (tx) => tx.organization.update({ where: { id: organizationId }, data: { timeZone: 'Asia/Tokyo' } }))
    for (let count = 0; count < 3; count += 1) await tell(tenant, arrived)
    const [daily] = await waitingJobs(tenant.admin)
    expect(daily?.timing).toBe('Daily')
    expect(daily?.runAt.toISOString()).toMatch(/T23:00:00/)

    await notificationsOf(tenant, tenant.admin).setPreference({ kind: 'event.needs-attention', mailTiming: 'Soon' })
    for (let count = 0; count < 3; count += 1) await tell(tenant, trouble)
    const jobs = await waitingJobs(tenant.admin)
    expect(jobs.map(({ timing }) => timing)).toEqual(['Daily', 'Soon'])
    const waitMs = (jobs[1]?.runAt.getTime() ?? 0) - Date.now()
    expect(waitMs).toBeGreaterThan(30_000)
    expect(waitMs).toBeLessThanOrEqual(60_000)
  })

  test('changed while something waits take it along', async () => {
    const tenant = await createTenant()
    await tell(tenant, arrived)
    await notificationsOf(tenant, tenant.admin).setPreference({ kind: 'offer.arrived', mailTiming: 'Soon' })
    expect((await waitingJobs(tenant.admin)).map(({ timing }) => timing)).toEqual(['Daily', 'Soon'])
    expect(await inTenant(tenant.scope, (tx) => tx.notification.findMany())).toMatchObject([{ mailTiming: 'Soon' }])
  })
})
