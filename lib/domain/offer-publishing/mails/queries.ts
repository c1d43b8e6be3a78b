import type { MailToSend } from '#lib/domain/mails/queries.ts'
import type { MailKind } from '#lib/domain/mails/schema.ts'
import type { PageValues } from '#lib/domain/offer-page/rules.ts'
import type { PageMails } from '#lib/domain/offer-page/schema.ts'
import { areLinksRevoked, readOfferPage } from '#lib/domain/offer-publishing/links/queries.ts'
import { isBeingUpdated } from '#lib/domain/offer-publishing/links/rules.ts'
import {
  type PageMaterial,
  readNewestVersion,
  readPageMaterial,
  readVersion,
  type StoredVersion,
} from '#lib/domain/offer-publishing/versions/queries.ts'
import { listPageValues } from '#lib/domain/offer-publishing/versions/rules.ts'
import type { OfferDocument, OfferPageView } from '#lib/domain/offer-publishing/versions/schema.ts'
import { lockOfferRow } from '#lib/domain/offers/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, type PlatformErrorCode } from '#lib/platform/errors.ts'

/** Whoever sends a mail sees every offer. */
const EVERYTHING = { confidential: true } as const

/** What every mail to a candidate is written of. */
export type OfferToMail = {
  offerId: string
  to: { name: string | null; address: string }
  /** The frozen version that the mail speaks of. */
  document: OfferDocument
  /** The words as they are set now. */
  mails: PageMails
  /** For the words: never pay. */
  values: PageValues
}

type OpenView = Extract<OfferPageView, { kind: 'open' }>
export type OpenOfferToMail = OfferToMail & { changes: OpenView['changes'] }

type OfOffer = { scope: TenantScope; offerId: string }
type OfTarget = { scope: TenantScope; targetId: string }

/**
 * A version that was just published, for its mail; null once it was undone, replaced, answered or closed. The row of the offer is held while
 * that is looked at, and what is found is final: undoing holds it too, and is over when the version becomes visible. `waits` while the page
 * only says that it is being updated: what ends that wakes the mail.
 * @throws AppError `unavailable` with retry `later` while it, or the one that replaces it, can still be undone.
 */
export async function findVersionToMail({ scope, targetId }: OfTarget): Promise<OpenOfferToMail | 'waits' | null> {
  return inTenant(scope, async (tx) => {
    const found = await tx.offerVersion.findUnique({ where: tenantKey(scope, targetId), select: { offerId: true } })
    if (!found) return null
    const { offerId } = found
    const row = await lockOfferRow(tx, { scope, offerId, visibility: EVERYTHING })
    const { undoneAt } = await readVersion(tx, { scope, id: targetId })
    const newest = await readNewestVersion(tx, { scope, offerId })
    if (undoneAt || !newest || row.state !== 'Published') return null

    // By both clocks: the database's decides about undoing, ours about what the page shows.
    const clock = await readDatabaseClock(tx)
    if (newest.visibleAt > clock || newest.visibleAt > new Date()) throw notVisibleYetError()
    if (newest.id !== targetId) return null
    if (isBeingUpdated(row)) return 'waits'
    const open = await readOpen(tx, { scope, offerId })

    return open && !open.isAnswered ? open.mail : null
  })
}

function notVisibleYetError(): AppError<PlatformErrorCode> {
  return new AppError({
    code: 'unavailable',
    retry: 'later',
    userMessage: 'The offer’s newest version can still be undone. The mail waits.',
  })
}

/**
 * An offer whose page is open, for the link once more; null for every other. Somebody has it sent at this moment, so it alone goes to the
 * address that the offer shows now.
 */
export async function findOpenOfferToMail({ scope, targetId }: OfTarget): Promise<OpenOfferToMail | null> {
  return inTenant(scope, async (tx) => {
    const offer = await tx.offer.findUnique({ where: tenantKey(scope, targetId), select: { email: true } })
    if (!offer?.email) return null
    const open = await readOpen(tx, { scope, offerId: targetId })

    return open && { ...open.mail, to: { ...open.mail.to, address: offer.email } }
  })
}

/** An offer that still waits for an answer until a deadline; null for every other, and where its links were revoked. */
export async function findUnansweredToMail({ scope, targetId }: OfTarget): Promise<OpenOfferToMail | null> {
  return inTenant(scope, async (tx) => {
    if (await areLinksRevoked(tx, { scope, offerId: targetId })) return null
    const open = await readOpen(tx, { scope, offerId: targetId })

    return open && !open.isAnswered && !open.hasExpired && open.mail.document.deadline ? open.mail : null
  })
}

export type ReplyToMail = OfferToMail & { reply: string; by: string | null; question: string | null }

/**
 * A member's reply to the candidate. It goes out while the page says "being updated", too: somebody asked, and the reply is in the mail itself.
 * Null once the offer is closed, or nothing of it was ever published.
 */
export async function findReplyToMail({ scope, targetId }: OfTarget): Promise<ReplyToMail | null> {
  return inTenant(scope, async (tx) => {
    const reply = await tx.offerMessage.findUnique({
      where: { ...tenantKey(scope, targetId), userId: { not: null } },
      select: { offerId: true, userId: true, text: true },
    })
    if (!reply) return null
    const { offerId } = reply
    const page = await readOfferPage(tx, { scope, offerId })
    const mail = page && page.view.kind !== 'closed' ? await readToMail(tx, { scope, offerId, version: page.version }) : null
    if (!mail) return null

    const question = await tx.offerMessage.findFirst({
      where: { offerId, userId: null, id: { lt: targetId } },
      orderBy: { id: 'desc' },
      select: { text: true },
    })
    const author = await tx.membership.findFirst({ where: { userId: reply.userId ?? '' }, select: { user: { select: { name: true } } } })

    return { ...mail, reply: reply.text, by: author?.user.name ?? null, question: question?.text ?? null }
  })
}

export type AnswerToMail = OfferToMail & {
  kind: 'Accepted' | 'Declined'
  typedName: string | null
  at: Date
  timeZone: string
}

/** What the candidate answered, to confirm it where the link went that they answered by; null once the offer was opened again. */
export async function findAnswerToMail({ scope, targetId }: OfTarget): Promise<AnswerToMail | null> {
  return inTenant(scope, async (tx) => {
    const answer = await tx.offerAnswer.findUnique({
      where: { ...tenantKey(scope, targetId), reopenedAt: null },
      select: { offerId: true, versionId: true, linkId: true, kind: true, typedName: true, at: true },
    })
    if (!answer) return null
    const version = await readVersion(tx, { scope, id: answer.versionId })
    const link = await tx.offerLink.findUnique({ where: tenantKey(scope, answer.linkId), select: { mailedTo: true } })
    const mail = await readToMail(tx, { scope, offerId: answer.offerId, version, mailedTo: link?.mailedTo ?? null })
    if (!mail) return null
    const { kind, typedName, at } = answer

    return { ...mail, kind, typedName, at, timeZone: version.timeZone }
  })
}

/** The offer that a mail to a candidate is about; null for one that is gone. */
export async function findOfferOfMail(
  tx: TenantTransaction,
  { scope, mail: { kind, targetId } }: { scope: TenantScope; mail: Pick<MailToSend, 'kind' | 'targetId'> },
): Promise<string | null> {
  const where = tenantKey(scope, targetId)
  const select = { offerId: true } as const
  const readers: Partial<Record<MailKind, () => Promise<{ offerId: string } | null>>> = {
    'offer-version': () => tx.offerVersion.findUnique({ where, select }),
    'offer-reply': () => tx.offerMessage.findUnique({ where, select }),
    'offer-answered': () => tx.offerAnswer.findUnique({ where, select }),
  }
  const read = readers[kind]
  if (read) return (await read())?.offerId ?? null

  return (await tx.offer.findUnique({ where, select: { id: true } }))?.id ?? null
}

type Open = { mail: OpenOfferToMail; isAnswered: boolean; hasExpired: boolean }

async function readOpen(tx: TenantTransaction, ref: OfOffer): Promise<Open | null> {
  const page = await readOfferPage(tx, ref)
  if (page?.view.kind !== 'open') return null
  const { view, version } = page
  const mail = await readToMail(tx, { ...ref, version })

  return (
    mail && {
      mail: { ...mail, changes: view.changes },
      isAnswered: view.answer !== null,
      hasExpired: view.hasExpired,
    }
  )
}

type ReadToMail = OfOffer & {
  version: StoredVersion
  /** Where the candidate was reached before. */
  mailedTo?: string | null
}

/**
 * To the address that was looked at when the version was published: a later one nobody has looked at yet, and the mail carries a link that
 * opens the offer. Null where there is no address to send to.
 */
async function readToMail(tx: TenantTransaction, { scope, offerId, version, mailedTo }: ReadToMail): Promise<OfferToMail | null> {
  const offer = await tx.offer.findUnique({ where: tenantKey(scope, offerId), select: { name: true, email: true } })
  if (!offer) return null
  const material = await readPageMaterial(tx, { scope, offerId, visibility: EVERYTHING })
  // Versions that were published before addresses were remembered go to the one that the offer shows.
  const address = mailedTo ?? material.row.publishedValues?.email ?? offer.email
  if (!address) return null
  const { document } = version

  return {
    offerId,
    to: { name: offer.name, address },
    document,
    mails: material.page.settings.mails,
    values: listMailValues({
      material,
      organization: { name: document.organizationName, timeZone: version.timeZone },
      senderName: document.sender?.name ?? null,
      expiresAt: version.expiresAt,
    }),
  }
}

export type ListMailValues = {
  material: Pick<PageMaterial, 'fields' | 'shown'> & { row?: Pick<PageMaterial['row'], 'publishedValues'> }
  organization: { name: string; timeZone: string }
  senderName: string | null
  expiresAt: Date | null
}

/**
 * What the words of a mail can name: as it was published, where the page shows it. Pay is left out whatever the words ask for, and the
 * organization signs where nobody does.
 */
export function listMailValues({ material: { fields, shown, row }, organization, senderName, expiresAt }: ListMailValues): PageValues {
  const published = { ...shown, ...row?.publishedValues }
  const values = listPageValues({
    organization,
    fields,
    shown: published,
    sender: { name: senderName ?? organization.name },
    expiresAt,
  })
  const pay = fields.filter(({ sensitivity }) => sensitivity === 'pay').map(({ key }) => [key, null] as const)

  return { ...values, ...Object.fromEntries(pay) }
}
