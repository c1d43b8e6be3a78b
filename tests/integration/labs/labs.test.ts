import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import {
  addCustomRole,
  addMember,
  callAs,
  createTenant,
  outcomeOf,
  type TestPerson,
  type TestTenant,
} from '#tests/integration/access/tenants.ts'
import { call } from '#tests/integration/api/keys.ts'
import { type ApiServer, startApiServer } from '#tests/setup/api-server.ts'

let server: ApiServer
beforeAll(async () => {
  server = await startApiServer()
})
afterAll(async () => {
  await server.close()
  await closeRateLimits()
})

const labsOf = (tenant: TestTenant, { sessionId }: TestPerson = tenant.admin) => callAs({ sessionId, slug: tenant.slug }).labs
const readOpenJobs = async (token: string | null) => (await call(server.url, '/open-jobs', { token })).status
const readTrail = ({ scope }: TestTenant) =>
  inTenant(scope, (tx) => tx.auditEntry.findMany({ orderBy: { id: 'asc' }, select: { action: true, actorKind: true } }))
const switchOn = (tenant: TestTenant) => labsOf(tenant).save({ features: { openings: true } })

describe('switching openings on', () => {
  test('makes a key that is shown once and may do what the other side needs', async () => {
    const tenant = await createTenant()
    expect(await labsOf(tenant).get({})).toEqual({ features: [{ key: 'openings', isOn: false }], openingsKey: null })

    const { token, features, openingsKey } = await switchOn(tenant)
    expect(token).toMatch(/^hk_[\w-]{43}$/)
    expect(features).toEqual([{ key: 'openings', isOn: true }])
    expect(openingsKey).toMatchObject({ name: 'Openings', state: 'Active', lastFour: token?.slice(-4), expiresAt: null })
    expect(openingsKey?.permissions).toEqual(['organization.read', 'openings.read', 'openings.push'])
    expect(await readOpenJobs(token)).toBe(200)
    expect((await call(server.url, '/people', { token })).code).toBe('forbidden')
    expect(await labsOf(tenant).get({})).toEqual({ features, openingsKey: { ...openingsKey, lastUsedAt: expect.anything() } })
    const trail = await readTrail(tenant)
    expect(trail).toContainEqual({ action: 'organization.labs-changed', actorKind: 'User' })
    expect(trail).toContainEqual({ action: 'api-key.created', actorKind: 'User' })
  })

  test('again, and by two at once, makes one key', async () => {
    const tenant = await createTenant()
    const saved = await Promise.all([switchOn(tenant), switchOn(tenant)])
    expect(saved.filter(({ token }) => token !== null)).toHaveLength(1)
    expect((await switchOn(tenant)).token).toBeNull()
    expect(await labsOf(tenant).save({ features: {} })).toMatchObject({ token: null, features: [{ isOn: true }] })
    const { apiKeys } = callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
    expect(await apiKeys.list()).toHaveLength(1)
  })

  test('is not for a key, nor for whoever may not do what the key may', async () => {
    const tenant = await createTenant()
    const keeper = await addMember(tenant, await addCustomRole(tenant, ['organization.read', 'organization.manage']))
    const refused = labsOf(tenant, keeper).save({ features: { openings: true } })
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input', data: { userMessage: expect.stringContaining('Ask an admin') } })
    expect((await labsOf(tenant).get({})).features).toEqual([{ key: 'openings', isOn: false }])

    const { token } = await switchOn(tenant)
    expect((await call(server.url, '/labs', { token, method: 'PUT', body: { features: { openings: false } } })).code).toBe('forbidden')
  })

  test('of a feature that does not exist is refused', async () => {
    const tenant = await createTenant()
    const unknown = { features: { teleport: true } } as unknown as { features: { openings?: boolean } }
    expect(await outcomeOf(labsOf(tenant).save(unknown))).toBe('invalid_input')
  })
})

describe('the key', () => {
  test('ends when a new one is made', async () => {
    const tenant = await createTenant()
    const { token: first, openingsKey: old } = await switchOn(tenant)
    const { token: second, openingsKey } = await labsOf(tenant).renewKey({})

    expect(second).not.toBe(first)
    expect(openingsKey?.id).not.toBe(old?.id)
    expect([await readOpenJobs(first), await readOpenJobs(second)]).toEqual([401, 200])
  })

  test('ends when openings are switched off, and switching on makes another', async () => {
    const tenant = await createTenant()
    const { token } = await switchOn(tenant)
    const off = await labsOf(tenant).save({ features: { openings: false } })

    expect(off).toMatchObject({ token: null, features: [{ isOn: false }], openingsKey: { state: 'Revoked' } })
    expect(await readOpenJobs(token)).toBe(401)
    expect(await outcomeOf(labsOf(tenant).renewKey({}))).toBe('conflict')
    const again = await switchOn(tenant)
    expect(await readOpenJobs(again.token)).toBe(200)
  })

  test('that somebody revoked among the API keys is replaced by switching on, and by Make a new key', async () => {
    const tenant = await createTenant()
    const { openingsKey } = await switchOn(tenant)
    const { apiKeys } = callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
    await apiKeys.revoke({ id: openingsKey?.id ?? '' })
    expect((await labsOf(tenant).get({})).openingsKey?.state).toBe('Revoked')
    expect(await readOpenJobs((await labsOf(tenant).renewKey({})).token)).toBe(200)
  })
})
