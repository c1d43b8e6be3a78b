import { encode } from 'next-auth/jwt'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { GET as openLiveRoute } from '#app/api/live/route.ts'
import { handleApiRequest } from '#app/api/v1/handle-request.ts'
import { authorizeStream } from '#lib/domain/access/api.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { findSession } from '#lib/platform/auth/session.ts'
import { sessionCookieName } from '#lib/platform/auth/session-cookie.ts'
import { db } from '#lib/platform/db/client.ts'
import { resolveLookup } from '#lib/platform/db/lookup.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { createChangeStream } from '#lib/platform/http/change-stream.ts'
import {
  addCustomRole,
  addMember,
  createContext,
  createTenant,
  outcomeOf,
  type TestPerson,
  type TestTenant,
} from '#tests/integration/access/tenants.ts'
import { testEnvironment } from '#tests/setup/environment.ts'
import { clientOf, readAudit } from './people.ts'

afterAll(closeRateLimits)
afterEach(() => void vi.useRealTimers())

async function readToEnd(stream: ReadableStream<Uint8Array> | null): Promise<void> {
  if (!stream) throw new Error('There is no stream.')
  for await (const _ of stream);
}

async function joinToo({ scope }: TestTenant, { userId }: TestPerson): Promise<void> {
  const data = { organizationId: scope.organizationId, userId, role: 'Viewer' as const }
  await inTenant(scope, (tx) => tx.membership.create({ data, select: { id: true } }))
}

async function cookieOf({ sessionId }: TestPerson): Promise<string> {
  return `${sessionCookieName()}=${await encode({ token: { sessionId }, secret: testEnvironment.NEXTAUTH_SECRET })}`
}

/** One read over HTTP by a key. */
async function askWithKey(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }

  return (await handleApiRequest(new Request(`${testEnvironment.APP_URL}/api/v1/members`, { headers }))).status
}

describe('a removed member', () => {
  test('has nothing left that answers: session, key, lookup', async () => {
    const tenant = await createTenant()
    const member = await addMember(tenant, 'Admin')
    const { apiKey, token } = await clientOf(tenant, member).apiKeys.create({
      name: 'Report',
      permissions: ['members.read'],
      expiresInDays: null,
    })
    expect(await askWithKey(token)).toBe(200)
    await clientOf(tenant, tenant.admin).members.remove({ id: member.memberId })

    expect(await outcomeOf(clientOf(tenant, member).organization.get())).toBe('unauthenticated')
    expect(await findSession(member.sessionId)).toBeNull()
    expect(await askWithKey(token)).toBe(401)
    expect(await resolveLookup({ kind: 'ApiKey', token })).toBeNull()
    expect(await clientOf(tenant, tenant.admin).apiKeys.list()).toMatchObject([{ id: apiKey.id, state: 'Revoked' }])
    expect((await readAudit(tenant)).slice(-2)).toMatchObject([
      { action: 'api-key.revoked', objectId: apiKey.id, actorId: tenant.admin.userId },
      { action: 'member.removed', objectId: member.userId, value: { before: { role: 'Admin' } } },
    ])
  })

  test('takes their notifications and preferences along', async () => {
    const tenant = await createTenant()
    const member = await addMember(tenant, 'HR')
    await clientOf(tenant, member).notifications.setPreference({ kind: 'offer.arrived', mailTiming: 'Off' })
    const owned = { organizationId: tenant.scope.organizationId, userId: member.userId }
    const data = { ...owned, kind: 'offer.arrived', inApp: true, mailTiming: 'Off' as const }
    await inTenant(tenant.scope, (tx) => tx.notification.create({ data, select: { id: true } }))
    await clientOf(tenant, tenant.admin).members.remove({ id: member.memberId })

    const left = await inTenant(tenant.scope, async (tx) => [
      await tx.notification.count({ where: owned }),
      await tx.notificationPreference.count({ where: owned }),
    ])
    expect(left).toEqual([0, 0])
  })

  test('keeps the session when they are in another organization, and gets nowhere here with it', async () => {
    const [tenant, other] = await Promise.all([createTenant(), createTenant()])
    const member = await addMember(tenant, 'HR')
    await joinToo(other, member)
    await clientOf(tenant, tenant.admin).members.remove({ id: member.memberId })

    expect(await outcomeOf(clientOf(tenant, member).organization.get())).toBe('not_found')
    expect(await outcomeOf(clientOf(other, member).organization.get())).toBe('ok')
  })

  test('loses an open stream with its next look', async () => {
    const [tenant, other] = await Promise.all([createTenant(), createTenant()])
    const member = await addMember(tenant, 'HR')
    await joinToo(other, member)
    const { scope, isStillAllowed } = await authorizeStream(createContext({ sessionId: member.sessionId, slug: tenant.slug }))
    const stream = createChangeStream({ scope, signal: new AbortController().signal, isStillAllowed, timing: { recheckMs: 50 } })
    await clientOf(tenant, tenant.admin).members.remove({ id: member.memberId })

    await readToEnd(stream)
  })

  test('loses the stream of the real route within 30 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const tenant = await createTenant()
    const member = await addMember(tenant, 'HR')
    const url = `${testEnvironment.APP_URL}/api/live?organization=${tenant.slug}`
    const response = await openLiveRoute(new Request(url, { headers: { cookie: await cookieOf(member) } }))
    expect(response.status).toBe(200)
    const reading = readToEnd(response.body)
    await clientOf(tenant, tenant.admin).members.remove({ id: member.memberId })
    vi.advanceTimersByTime(30_000)

    await reading
  })

  test('of another organization is not found', async () => {
    const [tenant, other] = await Promise.all([createTenant(), createTenant()])
    const { memberId } = await addMember(other, 'HR')
    const client = clientOf(tenant, tenant.admin)
    const attempts = [
      () => client.members.remove({ id: memberId }),
      () => client.members.changeRole({ id: memberId, roleId: 'Admin' }),
      () => client.members.resetTwoFactor({ id: memberId }),
      () => client.members.transferOwnership({ id: memberId }),
    ]

    for (const attempt of attempts) expect(await outcomeOf(attempt())).toBe('not_found')
    expect(await clientOf(other, other.admin).members.list()).toHaveLength(2)
  })
})

test('whoever is no owner leaves by themselves, whatever their role, and says from where', async () => {
  const tenant = await createTenant()
  const member = await addMember(tenant, await addCustomRole(tenant, ['organization.read']))
  const client = clientOf(tenant, member)

  expect(await outcomeOf(client.members.leave({ organizationSlug: 'elsewhere' }))).toBe('invalid_input')
  expect(await client.members.leave({ organizationSlug: tenant.slug })).toEqual({ id: member.memberId })
  expect(await clientOf(tenant, tenant.admin).members.list()).toHaveLength(1)
  expect((await readAudit(tenant)).at(-1)).toMatchObject({ action: 'member.removed', objectId: member.userId, actorId: member.userId })
})

describe('a lost authenticator app', () => {
  async function addWithApp(tenant: TestTenant) {
    const member = await addMember(tenant, 'HR')
    await db().twoFactor.create({
      data: { userId: member.userId, secretSealed: 'sealed', confirmedAt: new Date() },
      select: { userId: true },
    })
    await db().recoveryCode.create({ data: { userId: member.userId, hash: new Uint8Array(32) }, select: { userId: true } })

    return member
  }

  test('is taken away with its codes, and every session ends', async () => {
    const tenant = await createTenant()
    const member = await addWithApp(tenant)
    const reset = await clientOf(tenant, tenant.admin).members.resetTwoFactor({ id: member.memberId })

    expect(reset).toMatchObject({ hasTwoFactor: false })
    expect(await db().recoveryCode.count({ where: { userId: member.userId } })).toBe(0)
    expect(await findSession(member.sessionId)).toBeNull()
    expect((await readAudit(tenant)).at(-1)).toMatchObject({ action: 'member.two-factor-reset', objectId: member.userId })
  })

  test('of somebody in another organization, of oneself, or of nobody, is not', async () => {
    const [tenant, other] = await Promise.all([createTenant(), createTenant()])
    const [shared, without] = [await addWithApp(tenant), await addMember(tenant, 'HR')]
    await joinToo(other, shared)
    const admin = await addMember(tenant, 'Admin')
    const client = clientOf(tenant, admin)

    for (const id of [shared.memberId, without.memberId, admin.memberId]) {
      expect(await outcomeOf(client.members.resetTwoFactor({ id }))).toBe('conflict')
    }
    expect(await db().twoFactor.count({ where: { userId: shared.userId } })).toBe(1)
  })
})

describe('asking all members for a second factor', () => {
  test('is refused to whoever would lock themselves out', async () => {
    const tenant = await createTenant()
    const client = clientOf(tenant, tenant.admin)

    await expect(client.organization.update({ requiresTwoFactor: true })).rejects.toMatchObject({
      code: 'invalid_input',
      data: { fields: { requiresTwoFactor: expect.stringContaining('lock yourself out') } },
    })
    expect(await client.organization.get()).toMatchObject({ requiresTwoFactor: false })
  })

  test('works with one, shuts out who has none, and can be taken back', async () => {
    const tenant = await createTenant()
    const member = await addMember(tenant, 'HR')
    const client = clientOf(tenant, tenant.admin)
    await db().session.update({ where: { id: tenant.admin.sessionId }, data: { method: 'PasswordAndCode' }, select: { id: true } })
    await client.organization.update({ requiresTwoFactor: true })

    expect(await outcomeOf(clientOf(tenant, member).organization.get())).toBe('two_factor_required')
    expect(await outcomeOf(client.organization.update({ requiresTwoFactor: false }))).toBe('ok')
    expect(await outcomeOf(clientOf(tenant, member).organization.get())).toBe('ok')
  })
})
