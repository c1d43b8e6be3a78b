import { inTenant } from '#lib/platform/db/tenant.ts'
import { callAs, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'

/** The API as one person calls it in an organization. */
export function clientOf({ slug }: TestTenant, { sessionId }: Pick<TestPerson, 'sessionId'>) {
  return callAs({ sessionId, slug })
}

/** The membership of somebody, as the list of members names it. */
export async function memberOf(tenant: TestTenant, { userId }: TestPerson) {
  const member = (await clientOf(tenant, tenant.admin).members.list()).find((listed) => listed.userId === userId)
  if (!member) throw new Error('This person is no member.')

  return member
}

/** What the audit log holds of an organization, oldest first. */
export function readAudit({ scope }: TestTenant) {
  return inTenant(scope, (tx) =>
    tx.auditEntry.findMany({
      orderBy: { id: 'asc' },
      select: { action: true, objectId: true, actorId: true, value: { select: { before: true, after: true } } },
    }),
  )
}

/** The sentence and the code with which a call was refused. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; message: string; fields: Record<string, string> }> {
  try {
    await call
  } catch (error) {
    const { code, message, data } = error as { code: string; message: string; data: { fields: Record<string, string> } }
    return { code, message, fields: data.fields }
  }
  throw new Error('The call was not refused.')
}
