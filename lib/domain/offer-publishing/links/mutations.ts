import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { requestMail } from '#lib/domain/mails/mutations.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { lockOfferRow } from '#lib/domain/offers/mutations.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import { createToken } from '#lib/platform/crypto/tokens.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { addLookup, removeLookups } from '#lib/platform/db/lookup.ts'
import { inTenant, type TenantScope, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'
import { readOfferPage } from './queries.ts'
import { describeNothingToOpen } from './rules.ts'

const LINK_MS = 90 * 24 * 60 * 60 * 1000

export type MintOfferLink = {
  scope: TenantScope
  offerId: string
  mailId: string
  /** The address that the mail goes to. */
  mailedTo: string
}

/**
 * A new link's token for an offer, committed before a mail carries it. Earlier links keep working: a mail whose outcome is unknown may have
 * arrived. The address is that of the mail and is not read again, because a certificate tells where the link went.
 */
export async function mintOfferLink({ scope, offerId, mailId, mailedTo }: MintOfferLink): Promise<string> {
  const token = createToken()
  const expiresAt = new Date(Date.now() + LINK_MS)
  await inTenant(scope, async (tx) => {
    const link = await tx.offerLink.create({
      data: { organizationId: scope.organizationId, offerId, mailId, mailedTo, expiresAt },
      select: { id: true },
    })
    await addLookup(tx, { kind: 'OfferLink', token, scope, targetId: link.id })
  })

  return token
}

/** How often an opening is written down again. */
const LOOK_AGAIN_MS = 60_000

/** Writes down that the candidate opened a link: the first time in the offer's history, later ones as a time only. */
export async function noteOpened({ scope, linkId }: { scope: TenantScope; linkId: string }): Promise<void> {
  const now = new Date()
  await inTenant(scope, async (tx) => {
    const link = await tx.offerLink.findUnique({
      where: tenantKey(scope, linkId),
      select: { offerId: true, firstOpenedAt: true, lastOpenedAt: true, offer: { select: { versionNumber: true } } },
    })
    if (!link || (link.lastOpenedAt && now.getTime() - link.lastOpenedAt.getTime() < LOOK_AGAIN_MS)) return

    // Of two first openings at once one finds it unopened.
    const first = await tx.offerLink.updateMany({
      where: { id: linkId, firstOpenedAt: null },
      data: { firstOpenedAt: now, lastOpenedAt: now },
    })
    if (first.count === 0) {
      const lookedAt = new Date(now.getTime() - LOOK_AGAIN_MS)
      await tx.offerLink.updateMany({ where: { id: linkId, lastOpenedAt: { lte: lookedAt } }, data: { lastOpenedAt: now } })
    } else await addHistory(tx, { scope, offerId: link.offerId, kind: 'opened', detail: { version: link.offer.versionNumber } })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

/** Who acts on an offer's links. */
export type LinkAct = Act & {
  visibility: OfferVisibility
  offerId: string
}

/**
 * Mails the candidate a link of its own once more.
 * @throws AppError `not_found`, `conflict` where there is nothing to open, `unavailable` where no mail can be sent.
 */
export async function sendLinkAgain({ scope, actor, origin, visibility, offerId }: LinkAct): Promise<void> {
  await inTenant(scope, async (tx) => {
    await lockOfferRow(tx, { scope, offerId, visibility })
    const page = await readOfferPage(tx, { scope, offerId })
    if (page?.view.kind !== 'open') {
      throw conflictError(describeNothingToOpen(page?.view.kind ?? null))
    }
    await requestMail(tx, { scope, kind: 'offer-link', targetId: offerId })
    await writeAudit(tx, { scope, actor, ...origin, action: 'offer.link-sent-again', objectKind: 'offer', objectId: offerId })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

/** Ends every link of an offer: the next request with one of them finds nothing. Throws `not_found`. */
export async function revokeLinks({ scope, actor, origin, visibility, offerId }: LinkAct): Promise<void> {
  await inTenant(scope, async (tx) => {
    await lockOfferRow(tx, { scope, offerId, visibility })
    const links = await tx.offerLink.findMany({ where: { offerId, revokedAt: null }, select: { id: true } })
    if (links.length === 0) return

    const targetIds = links.map(({ id }) => id)
    await removeLookups(tx, { kind: 'OfferLink', scope, targetIds })
    await tx.offerLink.updateMany({ where: { id: { in: targetIds } }, data: { revokedAt: new Date() } })
    const { userId } = actor
    await addHistory(tx, { scope, offerId, kind: 'link-revoked', userId, detail: { count: links.length } })
    await writeAudit(tx, { scope, actor, ...origin, action: 'offer.links-revoked', objectKind: 'offer', objectId: offerId })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}
