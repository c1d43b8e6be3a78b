import type { Permission } from '#lib/domain/access/schema.ts'
import type { EditContext } from '#lib/domain/offers/edits/mutations.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { lockOfferRow, readOfferSettings, saveOffer } from '#lib/domain/offers/mutations.ts'
import { type Prisma, PublicationState } from '#lib/platform/db/generated/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { callAs, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'

/** The API as one person calls it. */
export function apiOf({ slug }: TestTenant, { sessionId }: TestPerson) {
  return callAs({ sessionId, slug })
}

export async function changeOffer({ scope }: TestTenant, id: string, data: Prisma.OfferUncheckedUpdateInput): Promise<void> {
  await inTenant(scope, (tx) => tx.offer.update({ where: tenantKey(scope, id), data, select: { id: true } }))
}

/** So many more offers like the given one. */
export async function copyOffer({ scope }: TestTenant, id: string, count: number): Promise<string[]> {
  return inTenant(scope, async (tx) => {
    const { organizationId } = scope
    const like = await tx.offer.findUniqueOrThrow({
      where: tenantKey(scope, id),
      select: { connectionId: true, name: true, jobTitle: true },
    })
    const ids = Array.from({ length: count }, () => createId())
    await tx.offer.createMany({
      data: ids.map((copy) => ({
        organizationId,
        id: copy,
        ...like,
        sourceKey: 'ashby',
        environment: 'Sandbox' as const,
        externalId: copy,
        sourceStatus: 'WaitingOnCandidateResponse',
        source: {},
        raw: {},
        sourceReadAt: new Date(),
      })),
    })

    return ids
  })
}

const everything: Permission[] = ['offers.read', 'offers.edit', 'pay.read', 'confidential.read']

/** As the API calls a mutation for its admin. */
export function contextOf({ scope, admin }: TestTenant): EditContext {
  return {
    scope,
    actor: { kind: 'User', userId: admin.userId },
    origin: { ipAddress: null, requestId: null },
    visibility: { confidential: true },
    permissions: everything,
  }
}

/** What a read of Ashby does: new values beside what people edited, and a line of history. */
export async function changeInAshby(tenant: TestTenant, id: string, values: Record<string, string | null>): Promise<void> {
  const { scope } = tenant
  await inTenant(scope, async (tx) => {
    const row = await lockOfferRow(tx, { ...contextOf(tenant), offerId: id })
    const before = row.source
    const source = { ...before }
    for (const [field, value] of Object.entries(values)) {
      const found = before[field] ?? { kind: 'source' as const, path: `offer.${field}`, problem: null, found: null, version: 1 }
      source[field] = { ...found, value, problem: value === null ? 'empty' : null }
    }
    await saveOffer(tx, { scope, row: { ...row, source }, ...(await readOfferSettings(tx, scope)) })
    const changes = Object.entries(values).map(([field, after]) => ({ field, before: before[field]?.value ?? null, after }))
    await addHistory(tx, { scope, offerId: id, kind: 'changed-in-ashby', changes })
  })
}

export async function addPublication({ scope, admin }: TestTenant, offerId: string): Promise<void> {
  const { organizationId } = scope
  const data = {
    organizationId,
    offerId,
    batchId: createId(),
    requestedById: admin.userId,
    runAt: new Date('2031-01-01'),
    state: PublicationState.Waiting,
  }
  await inTenant(scope, (tx) => tx.offerPublication.create({ data, select: { id: true } }))
}
