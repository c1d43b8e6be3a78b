import type { BuiltInRole } from '#lib/domain/access/schema.ts'
import { createSession } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import { addMember, callAs } from '#tests/integration/access/tenants.ts'
import type { TestCompany } from '#tests/setup/company.ts'

export type Member = { userId: string; sessionId: string; slug: string }

/** Somebody with a role in a company of the sandbox. */
export async function joinCompany({ scope, userId }: TestCompany, role: BuiltInRole): Promise<Member> {
  const { slug } = await db().organization.findUniqueOrThrow({ where: { id: scope.organizationId }, select: { slug: true } })
  const admin = { userId, email: '', sessionId: '' }
  const { userId: memberId, sessionId } = await addMember({ scope, slug, admin }, role)

  return { userId: memberId, sessionId, slug }
}

/** The API as the company's admin calls it. */
export async function callAsAdmin({ scope, userId }: TestCompany) {
  const { slug } = await db().organization.findUniqueOrThrow({ where: { id: scope.organizationId }, select: { slug: true } })
  const { id: sessionId } = await createSession({ userId, method: 'Password', ipAddress: null, userAgent: null })

  return callAs({ sessionId, slug })
}
