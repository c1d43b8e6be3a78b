import { randomUUID } from 'node:crypto'
import { createRouterClient, ORPCError } from '@orpc/server'
import { router } from '#app/api/v1/router.ts'
import { type ApiContext, createApiContext } from '#lib/domain/access/api.ts'
import { createOrganization } from '#lib/domain/access/mutations.ts'
import { builtInRoleSchema, type Permission, type RoleId } from '#lib/domain/access/schema.ts'
import { hashPassword } from '#lib/platform/auth/password.ts'
import { createSession, findSession } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'

export type TestPerson = { userId: string; email: string; sessionId: string }
export type TestMember = TestPerson & { memberId: string }
export type TestTenant = { scope: TenantScope; slug: string; admin: TestPerson }

export const PASSWORD = 'correct horse battery'

/** One hash for all test people: making one costs more than all the rest of a test. */
let passwordHash: Promise<string> | undefined

/** Somebody with an account and a session, and without any membership. */
export async function createPerson(): Promise<TestPerson> {
  passwordHash ??= hashPassword(PASSWORD)
  const email = `${randomUUID()}@test.example`
  const data = { email, name: 'Zoë Okonkwo', passwordHash: await passwordHash }
  const user = await db().user.create({ data, select: { id: true } })
  const session = await createSession({ userId: user.id, method: 'Password', ipAddress: null, userAgent: null })

  return { userId: user.id, email, sessionId: session.id }
}

/** An organization of its own with its admin. */
export async function createTenant(): Promise<TestTenant> {
  const admin = await createPerson()
  const slug = `test-${randomUUID()}`
  const scope = await db().$transaction((tx) => createOrganization(tx, { name: 'Test company', slug, adminUserId: admin.userId }))

  return { scope, slug, admin }
}

/** Somebody with a role: a built-in one by its name, one of the organization's own by its id. */
export async function addMember({ scope }: TestTenant, roleId: RoleId): Promise<TestMember> {
  const person = await createPerson()
  const builtIn = builtInRoleSchema.safeParse(roleId)
  const role = builtIn.success ? { role: builtIn.data } : { customRoleId: roleId }
  const data = { organizationId: scope.organizationId, userId: person.userId, ...role }
  const { id } = await inTenant(scope, (tx) => tx.membership.create({ data, select: { id: true } }))

  return { ...person, memberId: id }
}

/** A role of the organization's own with exactly these permissions, without what they need. Answers its id. */
export async function addCustomRole({ scope }: TestTenant, permissions: readonly Permission[]): Promise<string> {
  const name = `Role ${randomUUID()}`
  const data = { organizationId: scope.organizationId, name, nameKey: name.toLowerCase(), permissions: [...permissions] }
  const { id } = await inTenant(scope, (tx) => tx.customRole.create({ data, select: { id: true } }))

  return id
}

export type CallInput = { sessionId: string | null; slug?: string | null; canWrite?: boolean }

/** A request of its own, by the session that a cookie would name. */
export function createContext({ sessionId, slug = null, canWrite = true }: CallInput): ApiContext {
  return {
    ...createApiContext({ headers: new Headers(), canWrite, organizationSlug: slug }),
    readSession: async () => (sessionId === null ? null : findSession(sessionId)),
  }
}

/** The API as one person calls it; every call is a request of its own. */
export function callAs(input: CallInput) {
  return createRouterClient(router, { context: () => createContext(input) })
}

/** The code of the refusal, or "ok". */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => (error instanceof ORPCError ? error.code : `unexpected ${error}`),
  )
}
