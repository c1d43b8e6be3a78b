import { createHash } from 'node:crypto'
import { createRouterClient, isProcedure } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { router } from '#app/api/v1/router.ts'
import { createApiContext } from '#lib/domain/access/api.ts'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { revokeMemberKeys } from '#lib/domain/api-keys/mutations.ts'
import { keyRate } from '#lib/domain/api-keys/rules.ts'
import { contract } from '#lib/domain/contract.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { addRecords } from '#tests/integration/access/records.ts'
import { addMember, callAs, createTenant, outcomeOf, type TestTenant } from '#tests/integration/access/tenants.ts'
import { type ApiServer, startApiServer } from '#tests/setup/api-server.ts'
import { collectProcedures } from '#tests/unit/access/contract-procedures.ts'
import { type Call, call, makeKey } from './keys.ts'

let server: ApiServer
let tenant: TestTenant
let offerId: string

beforeAll(async () => {
  server = await startApiServer()
  tenant = await createTenant()
  offerId = (await addRecords(tenant)).offerId
})
afterAll(async () => {
  await server.close()
  await closeRateLimits()
})

const ask = (path: string, options?: Call) => call(server.url, path, options)
const asAdmin = () => callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
const edit = { method: 'PUT', body: { value: 'Welder' } }

describe('making a key', () => {
  test('shows its token once and stores nothing that could stand for it', async () => {
    const { apiKey, token } = await asAdmin().apiKeys.create({ name: 'Payroll', permissions: ['offers.edit'], expiresInDays: 30 })

    expect(token).toMatch(/^hk_[\w-]{43}$/)
    expect(apiKey).toMatchObject({ lastFour: token.slice(-4), state: 'Active', withheld: [], owner: 'Zoë Okonkwo', lastUsedAt: null })
    expect(apiKey.permissions).toEqual(['organization.read', 'offers.read', 'offers.edit'])
    expect(JSON.stringify(await asAdmin().apiKeys.list())).not.toContain(token.slice(3, 30))
    const rows = await inTenant(tenant.scope, (tx) =>
      Promise.all([tx.apiKey.findMany(), tx.auditEntry.findMany(), tx.auditValue.findMany()]),
    )
    expect(JSON.stringify(rows)).not.toContain(token.slice(3, 30))
    const [entry] = await inTenant(tenant.scope, (tx) => tx.auditEntry.findMany({ where: { objectId: apiKey.id } }))
    expect(entry).toMatchObject({ action: 'api-key.created', actorKind: 'User', actorId: tenant.admin.userId })
  })

  test('gives it nothing that its maker may not do', async () => {
    const scope = tenant.scope
    const roleData = {
      organizationId: scope.organizationId,
      name: 'Keeper',
      nameKey: 'keeper',
      permissions: ['organization.read', 'apiKeys.manage', 'offers.read'],
    }
    const role = await inTenant(scope, (tx) => tx.customRole.create({ data: roleData, select: { id: true } }))
    const keeper = await addMember(tenant, 'Viewer')
    await inTenant(scope, (tx) =>
      tx.membership.updateMany({ where: { userId: keeper.userId }, data: { role: null, customRoleId: role.id } }),
    )
    const client = callAs({ sessionId: keeper.sessionId, slug: tenant.slug })
    const make = (permissions: ('offers.read' | 'offers.edit' | 'pay.read')[]) =>
      client.apiKeys.create({ name: 'Mine', permissions, expiresInDays: null })

    await expect(make(['offers.edit'])).rejects.toMatchObject({
      status: 400,
      data: { fields: { permissions: expect.stringContaining('Edit offers') } },
    })
    expect(await outcomeOf(make(['offers.read', 'pay.read']))).toBe('invalid_input')
    expect(await outcomeOf(make(['offers.read']))).toBe('ok')
  })

  test('is not for keys: one could outlive its own end', async () => {
    const { token } = await makeKey(tenant, { permissions: ['organization.read', 'apiKeys.manage'] })
    const answer = await ask('/api-keys', { token, method: 'POST', body: { name: 'x', permissions: ['offers.read'], expiresInDays: null } })

    expect(answer).toMatchObject({ status: 403, code: 'forbidden', answer: { message: expect.stringContaining('API key') } })
  })
})

describe('a key', () => {
  test('acts in its organization without a cookie, an origin or the organization’s name', async () => {
    const { token } = await makeKey(tenant, { permissions: ['organization.read', 'offers.read', 'offers.edit'] })

    expect(await ask('/organization', { token })).toMatchObject({ status: 200, answer: { slug: tenant.slug } })
    expect(await ask(`/offers/${offerId}/fields/jobTitle`, { token, ...edit })).toMatchObject({
      status: 200,
      answer: { jobTitle: 'Welder' },
    })
  })

  test('does what it was given and nothing else, and sees no pay without pay.read', async () => {
    const { token } = await makeKey(tenant)

    expect((await ask(`/offers/${offerId}/fields/jobTitle`, { token, ...edit })).code).toBe('forbidden')
    expect((await ask('/events', { token })).code).toBe('forbidden')
    expect((await ask(`/offers/${offerId}`, { token })).answer).not.toHaveProperty('baseSalary')
  })

  test('is who the audit log names, with the member it acts for in the history', async () => {
    const { token, id } = await makeKey(tenant, { permissions: ['organization.read', 'offers.read', 'offers.edit'] })
    await ask(`/offers/${offerId}/fields/jobTitle`, { token, method: 'PUT', body: { value: 'Rigger' } })
    const where = { actorId: id }

    expect(await inTenant(tenant.scope, (tx) => tx.auditEntry.findMany({ where, select: { actorKind: true, action: true } }))).toEqual([
      { actorKind: 'ApiKey', action: 'offer.field-edited' },
    ])
  })

  test('loses with its next request what its member loses, and everything that stood on it', async () => {
    const member = await addMember(tenant, 'Recruiter')
    const { token, id } = await makeKey(tenant, {
      userId: member.userId,
      permissions: ['organization.read', 'offers.read', 'offers.edit', 'pay.read'],
    })
    expect((await ask(`/offers/${offerId}/fields/jobTitle`, { token, ...edit })).status).toBe(200)

    await inTenant(tenant.scope, (tx) => tx.membership.updateMany({ where: { userId: member.userId }, data: { role: 'Viewer' } }))

    expect((await ask(`/offers/${offerId}/fields/jobTitle`, { token, ...edit })).code).toBe('forbidden')
    expect((await ask('/organization', { token })).answer).toMatchObject({ permissions: ['organization.read', 'offers.read'] })
    expect((await asAdmin().apiKeys.list()).find((key) => key.id === id)).toMatchObject({ withheld: ['offers.edit', 'pay.read'] })
  })

  test('dies with its member at once, and does not come back with them', async () => {
    const member = await addMember(tenant, 'HR')
    const { token, id } = await makeKey(tenant, { userId: member.userId })
    expect((await ask('/offers', { token })).status).toBe(200)
    const data = { organizationId: tenant.scope.organizationId, userId: member.userId }

    await inTenant(tenant.scope, (tx) => tx.membership.deleteMany({ where: data }))
    expect(await ask('/offers', { token })).toMatchObject({ status: 401, code: 'unauthenticated' })

    await inTenant(tenant.scope, (tx) => tx.membership.create({ data: { ...data, role: 'HR' }, select: { id: true } }))
    expect((await ask('/offers', { token })).status).toBe(401)
    expect((await asAdmin().apiKeys.list()).find((key) => key.id === id)).toMatchObject({ state: 'MemberGone' })
  })

  test('ends with everything of its member when they are removed, written down', async () => {
    const member = await addMember(tenant, 'HR')
    const { token, id } = await makeKey(tenant, { userId: member.userId })
    const actor = { kind: 'User', userId: tenant.admin.userId } as const
    const act = { scope: tenant.scope, actor, origin: { ipAddress: null, requestId: null } }
    await inTenant(tenant.scope, (tx) => revokeMemberKeys(tx, { ...act, userId: member.userId }))

    expect((await ask('/offers', { token })).status).toBe(401)
    expect(await inTenant(tenant.scope, (tx) => tx.auditEntry.count({ where: { objectId: id, action: 'api-key.revoked' } }))).toBe(1)
  })

  test('is refused in the same words whether it is unknown, expired, revoked or without its member', async () => {
    const expired = await makeKey(tenant)
    const revoked = await makeKey(tenant)
    await inTenant(tenant.scope, (tx) => tx.apiKey.update({ where: tenantKey(tenant.scope, expired.id), data: { expiresAt: new Date() } }))
    expect(await asAdmin().apiKeys.revoke({ id: revoked.id })).toMatchObject({ state: 'Revoked' })
    const tokens = [expired.token, revoked.token, `hk_${'a'.repeat(43)}`, 'something-else']
    const answers = await Promise.all(tokens.map((token) => ask('/offers', { token })))

    expect(new Set(answers.map(({ status, answer }) => JSON.stringify([status, answer]))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect(answers[0]?.headers.get('www-authenticate')).toBe('Bearer')
    expect(await db().lookup.count({ where: { targetId: revoked.id } })).toBe(0)
  })

  test('of another organization finds nothing here, by the organization’s name and by ids', async () => {
    const stranger = await createTenant()
    const { token } = await makeKey(stranger, { permissions: ['organization.read', 'offers.read', 'apiKeys.manage'] })
    const own = await makeKey(tenant)
    const named = await ask('/offers', { token, headers: { 'handoff-organization': tenant.slug } })
    const unknown = await ask('/offers', { token, headers: { 'handoff-organization': 'no-such-organization' } })

    expect(named).toMatchObject({ status: 404, code: 'not_found' })
    expect(named.answer).toEqual(unknown.answer)
    expect((await ask('/offers', { token, headers: { 'handoff-organization': stranger.slug } })).status).toBe(200)
    expect((await ask(`/offers/${offerId}`, { token })).status).toBe(404)
    expect((await ask(`/api-keys/${own.id}`, { token, method: 'DELETE' })).status).toBe(404)
    expect((await ask('/offers', { token: own.token })).status).toBe(200)
  })

  test('is refused where somebody themselves is meant, even beside a session', async () => {
    const { token } = await makeKey(tenant)

    expect(await ask('/me', { token })).toMatchObject({ status: 403, answer: { message: expect.stringContaining('API key') } })
    const headers = new Headers({ authorization: `Bearer ${token}` })
    const context = { ...createApiContext({ headers, canWrite: true }), readSession: () => Promise.reject(new Error('read')) }
    expect(await outcomeOf(createRouterClient(router, { context }).organization.get())).toBe('ok')
  })

  test('is exempt from the second step that sessions need', async () => {
    const strict = await createTenant()
    const { token } = await makeKey(strict)
    await db().organization.update({ where: { id: strict.scope.organizationId }, data: { requiresTwoFactor: true } })

    expect(await outcomeOf(callAs({ sessionId: strict.admin.sessionId, slug: strict.slug }).offers.counts({}))).toBe('two_factor_required')
    expect((await ask('/offers/counts', { token })).status).toBe(200)
  })

  test('remembers when it was used last, written at most once a minute', async () => {
    const { token, id } = await makeKey(tenant)
    const read = async () => (await asAdmin().apiKeys.list()).find((key) => key.id === id)?.lastUsedAt
    await ask('/offers', { token })
    await vi.waitUntil(async () => (await read()) !== null)
    const first = await read()
    await ask('/offers', { token })
    await ask('/offers', { token })

    expect(await read()).toBe(first)
  })
})

test('a key with every permission is refused exactly where the contract asks for a person', async () => {
  const { token } = await makeKey(tenant, { permissions: [...permissionSchema.options] })
  const headers = new Headers({ authorization: `Bearer ${token}` })
  // Without input: whoever is let in is then refused for the missing input, so nothing is ever done.
  const context = () => ({ ...createApiContext({ headers, canWrite: true }), ipAddress: null })

  for (const { name, path, meta } of collectProcedures(contract)) {
    const node = path.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], router)
    if (!isProcedure(node)) throw new Error(`${name} is not implemented.`)
    const client = createRouterClient({ node }, { context }) as { node: () => Promise<unknown> }
    const isForPeople = meta.permission === 'user' || meta.permission === 'anyone' || meta.needsPerson === true

    expect((await outcomeOf(client.node())) === 'forbidden', name).toBe(isForPeople)
  }
})

describe('the rate of a key', () => {
  test('is told with every answer and ends in 429 with the time to wait; other keys go on', async () => {
    const { token, id } = await makeKey(tenant)
    const first = await ask('/offers', { token })
    expect(first.headers.get('ratelimit-policy')).toBe('"api-key";q=600;w=60')
    expect(first.headers.get('ratelimit')).toMatch(/^"api-key";r=599;t=(60|59)$/)
    expect(first.headers.get('ratelimit-remaining')).toBe('599')

    // The counter's name is all that the limiter stores of the key.
    const counter = `${keyRate.name}:${createHash('sha256').update(id).digest('base64url')}`
    await db().rateLimit.update({ where: { key: counter }, data: { points: keyRate.attempts } })
    const last = await ask('/offers', { token })

    expect(last).toMatchObject({ status: 429, code: 'rate_limited' })
    expect(last.headers.get('ratelimit')).toMatch(/^"api-key";r=0;t=\d+$/)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask('/offers', { token: (await makeKey(tenant)).token })).status).toBe(200)
  })

  test('is not spent by a token that is none', async () => {
    const before = await db().rateLimit.count()
    await ask('/offers', { token: `hk_${'b'.repeat(43)}` })

    expect(await db().rateLimit.count()).toBe(before)
  })
})
