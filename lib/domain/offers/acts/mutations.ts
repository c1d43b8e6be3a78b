import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditAct } from '#lib/domain/audit/schema.ts'
import type { EditContext } from '#lib/domain/offers/edits/mutations.ts'
import { addHistory, type HistoryInput } from '#lib/domain/offers/history/mutations.ts'
import { actInPages, actOnEach, type ManyResult } from '#lib/domain/values/many/rules.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'

const actSelect = {
  id: true,
  name: true,
  state: true,
  confidential: true,
  assigneeId: true,
  archivedAt: true,
  candidateExternalId: true,
} satisfies Prisma.OfferSelect

/** An offer that is locked until the transaction ends. */
export type LockedOffer = Prisma.OfferGetPayload<{ select: typeof actSelect }>

/** Does it to one offer. Answers why not, as a sentence that says what to do, or null when it is done. */
export type ActOnOffer = (offer: LockedOffer) => Promise<string | null>

export type ActOnOffers = {
  context: EditContext
  ids: readonly string[]
  /** Called once per transaction, for what all of its offers need. */
  prepare: (tx: TenantTransaction) => Promise<ActOnOffer>
}

/** Does one thing to many offers, each for itself. */
export async function actOnOffers({ context, ids, prepare }: ActOnOffers): Promise<ManyResult> {
  return actInPages({ ids, actOnPage: (page) => actOnPage({ context, ids: page, prepare }) })
}

async function actOnPage({ context, ids, prepare }: ActOnOffers): Promise<ManyResult> {
  const { scope, visibility } = context

  return inTenant(scope, async (tx) => {
    await query(tx)`select 1 from "offer" where "organizationId" = ${scope.organizationId}::uuid and "id" = any(${[...ids]}::uuid[])
      order by "id" for update`
    const rows = await tx.offer.findMany({ where: { id: { in: [...ids] } }, select: actSelect })
    const missing = 'This offer does not exist, or you cannot see it.'
    const result = await actOnEach({ ids, rows, visibility, act: await prepare(tx), missing })
    if (result.done.length > 0) await notifyChange(tx, { scope, topic: 'offers' })

    return result
  })
}

export type WriteAct = {
  context: EditContext
  offer: LockedOffer
  audit: Extract<AuditAct, { objectKind: 'offer' }>['action']
  history: Pick<HistoryInput, 'kind' | 'detail'>
  before?: Record<string, string | null>
  after?: Record<string, string | null>
}

/** History and audit of an act that is no edit of a field. */
export async function writeAct(tx: TenantTransaction, { context, offer, audit, history, before, after }: WriteAct): Promise<void> {
  const { scope, actor, origin } = context
  await addHistory(tx, { scope, offerId: offer.id, userId: actor.userId, ...history })
  await writeAudit(tx, {
    scope,
    actor,
    ...origin,
    action: audit,
    objectKind: 'offer',
    objectId: offer.id,
    subjectId: offer.candidateExternalId,
    before,
    after,
  })
}
