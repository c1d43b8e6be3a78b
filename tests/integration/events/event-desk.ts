import { createHash, randomUUID } from 'node:crypto'
import { createSession } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { callAs, createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { addAccount } from '#tests/integration/new-hires/inbox.ts'
import type { TestCompany } from '#tests/setup/company.ts'

export type EventDesk = TestTenant & { connectionId: string; endpointId: string }

/** An organization with a connected account and no event yet. */
export async function openDesk(): Promise<EventDesk> {
  const tenant = await createTenant()
  const connectionId = await addAccount(tenant)

  return { ...tenant, connectionId, endpointId: await addEndpoint({ ...tenant, connectionId }) }
}

/** A webhook of the account, so that its events have somewhere to come from. */
export async function addEndpoint({ scope, connectionId }: Pick<EventDesk, 'scope' | 'connectionId'>): Promise<string> {
  const { organizationId } = scope
  const data = { organizationId, connectionId, webhookType: 'offerUpdate', tokenSealed: '', secretSealed: '' }

  return (await inTenant(scope, (tx) => tx.webhookEndpoint.create({ data, select: { id: true } }))).id
}

export type AddEvent = Partial<Omit<Prisma.EventUncheckedCreateInput, 'organizationId'>>

/** An event as receiving and processing write it: done, of an offer, seen by everybody, unless told otherwise. Answers its id. */
export async function addEvent({ scope, connectionId, endpointId }: EventDesk, data: AddEvent = {}): Promise<string> {
  const body = data.body ?? JSON.stringify({ action: 'offerUpdate', data: { offer: { id: randomUUID(), applicationId: randomUUID() } } })
  const row = {
    organizationId: scope.organizationId,
    connectionId,
    endpointId,
    action: 'offerUpdate',
    label: 'Offer Update',
    subjectKind: 'offer',
    subjectExternalId: randomUUID(),
    state: 'Done' as const,
    headers: {},
    bodyHash: createHash('sha256').update(body).digest(),
    bodyBytes: body.length,
    confidential: false,
    finishedAt: new Date(),
    ...data,
    body,
  }

  return (await inTenant(scope, (tx) => tx.event.create({ data: row, select: { id: true } }))).id
}

/** The API as the admin of a company calls it, who has signed in. */
export async function apiOf({ scope, userId }: Pick<TestCompany, 'scope' | 'userId'>) {
  const { id: sessionId } = await createSession({ userId, method: 'Password', ipAddress: null, userAgent: null })
  const { slug } = await db().organization.findUniqueOrThrow({ where: { id: scope.organizationId }, select: { slug: true } })

  return callAs({ sessionId, slug })
}
