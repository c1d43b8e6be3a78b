import { beforeAll, describe, expect, test } from 'vitest'
import { applyRetention } from '#lib/domain/events/retention/mutations.ts'
import { updateOrganization } from '#lib/domain/organizations/mutations.ts'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { createOrganization } from '#tests/setup/company.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS)

type Aged = { daysOld: number; state?: 'Done' | 'Received' | 'NeedsAttention' | 'Ignored'; replayId?: string | null; count?: number }
type Account = { scope: TenantScope; connectionId: string; endpointId: string }

async function openAccount(): Promise<Account> {
  const { scope } = await createOrganization()
  const { organizationId } = scope
  const [connectionId, endpointId] = [createId(), createId()]
  await inTenant(scope, async (tx) => {
    await tx.connection.create({ data: { organizationId, id: connectionId, source: 'ashby', environment: 'Sandbox', name: 'Test' } })
    const secrets = { tokenSealed: '', secretSealed: '' }
    await tx.webhookEndpoint.create({ data: { organizationId, id: endpointId, connectionId, webhookType: 'offerUpdate', ...secrets } })
  })

  return { scope, connectionId, endpointId }
}

/** Events of an age, each with a try and a repeat. */
async function addEvents(
  { scope: { organizationId }, scope, connectionId, endpointId }: Account,
  { daysOld, state = 'Done', replayId = null, count = 1 }: Aged,
): Promise<string[]> {
  const at = daysAgo(daysOld)
  const ids = Array.from({ length: count }, () => createId())
  await inTenant(scope, async (tx) => {
    await tx.$executeRaw`
      insert into "event" ("organizationId", "id", "connectionId", "endpointId", "action", "label", "subjectKind", "subjectExternalId", "state",
        "receivedAt", "finishedAt", "replayId", "headers", "body", "bodyHash", "bodyBytes")
      select ${organizationId}::uuid, id, ${connectionId}::uuid, ${endpointId}::uuid, 'offerUpdate', 'Offer Update', 'offer', id::text,
        ${state}::"EventState", ${at}::timestamptz, case when ${state} <> 'Received' then ${at}::timestamptz end, ${replayId}::uuid,
        '{"content-type":"application/json"}', '{"action":"offerUpdate"}', '\\x00', 24
      from unnest(${ids}::uuid[]) as made(id)`
    await tx.$executeRaw`
      insert into "event_attempt" ("organizationId", "id", "eventId", "startedAt", "finishedAt", "outcome")
      select ${organizationId}::uuid, gen_random_uuid(), id, ${at}::timestamptz, ${at}::timestamptz, 'done' from unnest(${ids}::uuid[]) as made(id)`
    await tx.$executeRaw`
      insert into "event_repeat" ("organizationId", "id", "eventId")
      select ${organizationId}::uuid, gen_random_uuid(), id from unnest(${ids}::uuid[]) as made(id)`
  })

  return ids
}

const readEvents = ({ scope }: Account, ids: string[]) =>
  inTenant(scope, (tx) =>
    tx.event.findMany({
      where: { id: { in: ids } },
      orderBy: { receivedAt: 'asc' },
      select: { body: true, headers: true, bodyRemovedAt: true },
    }),
  )

const countRows = ({ scope }: Account) =>
  inTenant(scope, async (tx) => ({
    events: await tx.event.count(),
    bodies: await tx.event.count({ where: { body: { not: '' } } }),
    attempts: await tx.eventAttempt.count(),
    repeats: await tx.eventRepeat.count(),
    sweeps: await tx.sweep.count(),
    replays: await tx.replay.count(),
  }))

describe('retention', () => {
  let account: Account
  beforeAll(async () => {
    account = await openAccount()
  })

  test('takes bodies and headers after thirty days, and says when', async () => {
    const [kept = '', emptied = ''] = [...(await addEvents(account, { daysOld: 29 })), ...(await addEvents(account, { daysOld: 31 }))]
    await applyRetention({ scope: account.scope })

    expect(await readEvents(account, [emptied])).toEqual([{ body: '', headers: {}, bodyRemovedAt: expect.any(Date) }])
    expect(await readEvents(account, [kept])).toEqual([
      { body: '{"action":"offerUpdate"}', headers: { 'content-type': 'application/json' }, bodyRemovedAt: null },
    ])
  })

  test('never touches an event that still waits, whatever its age', async () => {
    const waiting = await addEvents(account, { daysOld: 900, state: 'Received' })
    await applyRetention({ scope: account.scope })

    expect(await readEvents(account, waiting)).toMatchObject([{ body: '{"action":"offerUpdate"}', bodyRemovedAt: null }])
  })

  test('leaves other organizations alone', async () => {
    const others = await openAccount()
    const ids = await addEvents(others, { daysOld: 500 })
    await applyRetention({ scope: account.scope })

    expect(await readEvents(others, ids)).toMatchObject([{ bodyRemovedAt: null }])
  })

  test('follows what the organization has set', async () => {
    const strict = await openAccount()
    await inTenant(strict.scope, (tx) =>
      tx.organization.update({ where: { id: strict.scope.organizationId }, data: { eventBodyDays: 2, eventDays: 5 } }),
    )
    for (const daysOld of [1, 3, 6]) await addEvents(strict, { daysOld })
    await applyRetention({ scope: strict.scope })

    expect(await countRows(strict)).toMatchObject({ events: 2, bodies: 1, attempts: 2, repeats: 2 })
  })
})

test('tables stay as large as what is kept, however long events come in', async () => {
  const account = await openAccount()
  const { scope, connectionId } = account
  const { organizationId } = scope
  await inTenant(scope, (tx) => tx.organization.update({ where: { id: organizationId }, data: { eventBodyDays: 2, eventDays: 4 } }))
  const sizes: Awaited<ReturnType<typeof countRows>>[] = []
  for (let day = 0; day < 3; day += 1) {
    // A day's worth over more than one page, of every age that may be kept, and what should have gone before.
    const replay = await inTenant(scope, (tx) =>
      tx.replay.create({
        data: { organizationId, state: 'Done', filter: {}, total: 10, createdAt: daysAgo(9), finishedAt: daysAgo(9) },
        select: { id: true },
      }),
    )
    await addEvents(account, { daysOld: 1.5, count: 20 })
    await addEvents(account, { daysOld: 3, count: 60, state: 'NeedsAttention' })
    await addEvents(account, { daysOld: 8, count: 520, replayId: replay.id })
    await inTenant(scope, (tx) =>
      tx.sweep.createMany({
        data: [200, 100, 10].map((days) => ({
          organizationId,
          connectionId,
          trigger: 'Scheduled' as const,
          state: 'Done' as const,
          finishedAt: daysAgo(days),
        })),
      }),
    )
    await applyRetention({ scope })
    sizes.push(await countRows(account))
    await inTenant(scope, (tx) => tx.event.updateMany({ data: { receivedAt: daysAgo(6) } }))
  }

  expect(sizes[0]).toMatchObject({ events: 80, bodies: 20, attempts: 80, repeats: 80, replays: 0 })
  expect(sizes.at(-1)).toMatchObject({ events: 80, bodies: 20, attempts: 80, repeats: 80, replays: 0 })
  expect(sizes.at(-1)?.sweeps).toBeLessThanOrEqual(4)
})

test('the settings refuse bodies that outlive their events, and write down what changed', async () => {
  const { scope, userId } = await createOrganization()
  const act = { scope, actor: { kind: 'User' as const, userId }, origin: { ipAddress: null, requestId: null } }
  const set = (changes: { eventBodyDays?: number; eventDays?: number }) => updateOrganization({ ...act, changes })

  await expect(set({ eventBodyDays: 401 })).rejects.toMatchObject({ code: 'invalid_input', fields: { eventDays: expect.any(String) } })
  await expect(set({ eventDays: 29 })).rejects.toMatchObject({ code: 'invalid_input' })
  expect(await set({ eventBodyDays: 7, eventDays: 29 })).toMatchObject({ eventBodyDays: 7, eventDays: 29 })
  const [entry] = await inTenant(scope, (tx) =>
    tx.auditEntry.findMany({ where: { action: 'organization.updated' }, select: { value: { select: { before: true, after: true } } } }),
  )
  expect(entry?.value).toEqual({ before: { eventBodyDays: 30, eventDays: 400 }, after: { eventBodyDays: 7, eventDays: 29 } })
})
