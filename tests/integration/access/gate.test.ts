import { createRouterClient, isProcedure } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { router } from '#app/api/v1/router.ts'
import { implementForAnyone, implementForOrganization, implementForUser } from '#lib/domain/access/api.ts'
import { type ProcedureMeta, procedure } from '#lib/domain/access/contract.ts'
import { addNeeded } from '#lib/domain/access/rules.ts'
import { type BuiltInRole, builtInRoleSchema, type Permission, permissionSchema } from '#lib/domain/access/schema.ts'
import { contract } from '#lib/domain/contract.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { revokeSession } from '#lib/platform/auth/session.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addHire } from '#tests/integration/new-hires/inbox.ts'
import { collectProcedures } from '#tests/unit/access/contract-procedures.ts'
import { allowed } from './allowed.ts'
import { addRecords } from './records.ts'
import {
  addCustomRole,
  addMember,
  callAs,
  createContext,
  createPerson,
  createTenant,
  outcomeOf,
  type TestPerson,
  type TestTenant,
} from './tenants.ts'

const procedures = collectProcedures(contract)
let tenant: TestTenant
let stranger: TestTenant
let members: Record<BuiltInRole, TestPerson>

beforeAll(async () => {
  tenant = await createTenant()
  stranger = await createTenant()
  members = {
    Admin: tenant.admin,
    Recruiter: await addMember(tenant, 'Recruiter'),
    HR: await addMember(tenant, 'HR'),
    Viewer: await addMember(tenant, 'Viewer'),
  }
})

afterAll(closeRateLimits)

/** Procedures that act in an organization, with the permission that each declares. */
const guarded = procedures.flatMap(({ meta, ...procedure }) => {
  const permission = permissionSchema.safeParse(meta.permission)

  return permission.success ? [{ ...procedure, permission: permission.data, anyOf: meta.anyOf ?? [] }] : []
})

/** One member per set of permissions, however many procedures ask for them. */
const customMembers = new Map<string, Promise<TestPerson>>()

function memberWith(permissions: Permission[]): Promise<TestPerson> {
  const key = [...permissions].sort().join()
  const member = customMembers.get(key) ?? addCustomRole(tenant, permissions).then((roleId) => addMember(tenant, roleId))
  customMembers.set(key, member)

  return member
}

type Caller = { sessionId: string | null; slug?: string | null; canWrite?: boolean }

/** Calls without input: whoever is let in is then refused for the missing input, so nothing is ever done. */
async function knock(path: readonly string[], caller: Caller): Promise<string> {
  let node: unknown = router
  for (const key of path) node = (node as Record<string, unknown>)[key]
  if (!isProcedure(node)) throw new Error(`${path.join('.')} is not implemented.`)
  const client = createRouterClient({ node }, { context: () => createContext(caller) }) as { node: () => Promise<unknown> }

  return outcomeOf(client.node())
}

test('every procedure has its line in the table of who may call what', () => {
  expect(procedures.map(({ name }) => name).sort()).toEqual(Object.keys(allowed).sort())
})

describe.each(procedures)('$name', ({ name, path }) => {
  test('opens to whoever is not signed in exactly if the table says so', async () => {
    expect(await knock(path, { sessionId: null, slug: tenant.slug })).toBe(allowed[name] === 'anyone' ? 'invalid_input' : 'unauthenticated')
  })

  test.each(builtInRoleSchema.options)('lets %s in exactly if the table says so', async (role) => {
    const outcome = await knock(path, { sessionId: members[role].sessionId, slug: tenant.slug })
    const who = allowed[name]
    const isAllowed = Array.isArray(who) ? who.includes(role) : who !== undefined

    expect(outcome === 'forbidden' ? 'refused' : 'let in').toBe(isAllowed ? 'let in' : 'refused')
    expect(outcome).not.toMatch(/unauthenticated|unexpected|internal/)
  })
})

describe.each(guarded)('$name, for roles of an organization’s own,', ({ path, permission, anyOf }) => {
  test('lets a role in that has its permission and nothing that this does not need', async () => {
    for (const beside of anyOf.length === 0 ? [[]] : anyOf.map((one) => [one])) {
      const { sessionId } = await memberWith(addNeeded([permission, ...beside]))

      expect(await knock(path, { sessionId, slug: tenant.slug })).not.toMatch(/forbidden|unauthenticated|unexpected|internal/)
    }
  })

  test('refuses a role that has everything but its permission', async () => {
    const { sessionId } = await memberWith(permissionSchema.options.filter((other) => other !== permission))

    expect(await knock(path, { sessionId, slug: tenant.slug })).toBe('forbidden')
  })
})

test.each(guarded.filter(({ anyOf }) => anyOf.length > 0))(
  '$name refuses a role that has everything but what it needs one of',
  async ({ path, anyOf }) => {
    const { sessionId } = await memberWith(permissionSchema.options.filter((other) => !anyOf.includes(other)))

    expect(await knock(path, { sessionId, slug: tenant.slug })).toBe('forbidden')
  },
)

test.each(guarded)('$name is not found by members of another organization, whatever their role there', async ({ path }) => {
  expect(await knock(path, { sessionId: stranger.admin.sessionId, slug: tenant.slug })).toBe('not_found')
})

describe('the gate', () => {
  test('answers an organization of others and one that does not exist in the same words', async () => {
    const { sessionId } = stranger.admin
    const refusal = (slug: string) =>
      callAs({ sessionId, slug })
        .organization.get()
        .catch((error: unknown) => JSON.stringify(error))

    expect(await refusal(tenant.slug)).toBe(await refusal('no-such-organization'))
  })

  test('asks for the organization by its name when none is given', async () => {
    expect(await outcomeOf(callAs({ sessionId: tenant.admin.sessionId }).organization.get())).toBe('invalid_input')
  })

  test('lets somebody without any membership see themselves and nothing else', async () => {
    const { sessionId } = await createPerson()

    expect(await callAs({ sessionId }).users.me()).toMatchObject({ memberships: [] })
    expect(await outcomeOf(callAs({ sessionId, slug: tenant.slug }).organization.get())).toBe('not_found')
  })

  test('shuts out a removed member with their next request', async () => {
    const { sessionId, userId } = await addMember(tenant, 'HR')
    const call = () => outcomeOf(callAs({ sessionId, slug: tenant.slug }).organization.get())
    expect(await call()).toBe('ok')

    await inTenant(tenant.scope, (tx) => tx.membership.deleteMany({ where: { organizationId: tenant.scope.organizationId, userId } }))

    expect(await call()).toBe('not_found')
  })

  test('takes a changed role with the next request', async () => {
    const { sessionId, userId } = await addMember(tenant, 'Admin')
    const where = { organizationId: tenant.scope.organizationId, userId }
    await inTenant(tenant.scope, (tx) => tx.membership.updateMany({ where, data: { role: 'Viewer' } }))

    expect(await knock(['organization', 'update'], { sessionId, slug: tenant.slug })).toBe('forbidden')
    expect(await callAs({ sessionId, slug: tenant.slug }).organization.get()).toMatchObject({ role: { id: 'Viewer', name: 'Viewer' } })
  })

  test('shuts out a revoked session with the next request', async () => {
    const { sessionId } = await addMember(tenant, 'HR')
    const call = () => outcomeOf(callAs({ sessionId, slug: tenant.slug }).organization.get())
    expect(await call()).toBe('ok')

    await revokeSession(sessionId)

    expect(await call()).toBe('unauthenticated')
  })

  test('refuses every write while a page renders', async () => {
    for (const { name, path, method } of procedures) {
      const outcome = await knock(path, { sessionId: tenant.admin.sessionId, slug: tenant.slug, canWrite: false })
      expect(outcome === 'forbidden', name).toBe(method !== 'GET')
    }
  })

  test('answers an id of another organization like one that does not exist', async () => {
    const { eventId, offerId, connectionId } = await addRecords(stranger)
    const newHireId = await addHire({ ...stranger, connectionId })
    const client = callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
    const own = callAs({ sessionId: stranger.admin.sessionId, slug: stranger.slug })
    expect(await outcomeOf(own.offers.raw({ id: offerId }))).toBe('ok')
    expect(await outcomeOf(own.events.get({ id: eventId }))).toBe('ok')

    expect(await outcomeOf(client.offers.get({ id: offerId }))).toBe('not_found')
    expect(await outcomeOf(client.offers.raw({ id: offerId }))).toBe('not_found')
    expect(await outcomeOf(client.offers.setField({ id: offerId, field: 'jobTitle', value: 'x' }))).toBe('not_found')
    expect(await outcomeOf(client.offers.takeHeld({ id: offerId }))).toBe('not_found')
    expect(await outcomeOf(own.newHires.get({ id: newHireId }))).toBe('ok')
    expect(await outcomeOf(client.newHires.get({ id: newHireId }))).toBe('not_found')
    expect(await outcomeOf(client.newHires.setField({ id: newHireId, field: 'jobTitle', value: 'x' }))).toBe('not_found')
    expect(await outcomeOf(client.newHires.add({ id: newHireId }))).toBe('not_found')
    expect(await outcomeOf(client.newHires.confirmForget({ id: newHireId }))).toBe('not_found')
    expect(await outcomeOf(client.events.get({ id: eventId }))).toBe('not_found')
    expect(await outcomeOf(client.events.retry({ id: eventId }))).toBe('not_found')
  })
})

describe('a contract', () => {
  const build = (meta: ProcedureMeta) => ({ act: procedure.meta(meta).route({ method: 'GET', path: '/act' }) })

  test('without a permission is refused at start by every gate', () => {
    expect(() => implementForOrganization(build({}))).toThrow('does not fit')
    expect(() => implementForUser(build({}))).toThrow('does not fit')
    expect(() => implementForAnyone(build({}))).toThrow('does not fit')
  })

  test('is refused at start by the gate it is not made for', () => {
    expect(() => implementForOrganization(build({ permission: 'user' }))).toThrow('does not fit')
    expect(() => implementForUser(build({ permission: 'offers.read' }))).toThrow('does not fit')
    expect(() => implementForAnyone(build({ permission: 'user' }))).toThrow('does not fit')
    expect(() => implementForAnyone(build({ permission: 'offers.read' }))).toThrow('does not fit')
  })

  test('whose answer has no schema is refused at start, because it could not be redacted', () => {
    expect(() => implementForOrganization(build({ permission: 'offers.read' }))).toThrow('without a schema')
  })
})
