import { randomUUID } from 'node:crypto'
import type { Permission } from '#lib/domain/access/schema.ts'
import { type Notify, notify } from '#lib/domain/notifications/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { callAs, createPerson, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'

/** Tells in a transaction of its own. */
export function tell({ scope }: TestTenant, input: Omit<Notify, 'scope'>): Promise<void> {
  return inTenant(scope, (tx) => notify(tx, { scope, ...input }))
}

/** Somebody with a role that the organization composed. */
export async function addMemberWith({ scope }: TestTenant, permissions: Permission[]): Promise<TestPerson> {
  const person = await createPerson()
  const { organizationId } = scope
  const name = `Role ${randomUUID()}`
  await inTenant(scope, async (tx) => {
    const role = await tx.customRole.create({
      data: { organizationId, name, nameKey: name.toLowerCase(), permissions },
      select: { id: true },
    })
    await tx.membership.create({ data: { organizationId, userId: person.userId, customRoleId: role.id }, select: { id: true } })
  })

  return person
}

/** The notifications API as one person calls it. */
export function notificationsOf({ slug }: TestTenant, { sessionId }: TestPerson) {
  return callAs({ sessionId, slug }).notifications
}

export async function titlesOf(tenant: TestTenant, person: TestPerson): Promise<string[]> {
  const { items } = await notificationsOf(tenant, person).list({})

  return items.map(({ title }) => title)
}
