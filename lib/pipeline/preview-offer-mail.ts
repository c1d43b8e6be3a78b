import { readFields } from '#lib/domain/fields/queries.ts'
import { readPageSettings } from '#lib/domain/offer-page/queries.ts'
import type { PageMailKind, PageMails } from '#lib/domain/offer-page/schema.ts'
import { buildOfferDocument } from '#lib/domain/offer-publishing/documents/rules.ts'
import { listMailValues } from '#lib/domain/offer-publishing/mails/queries.ts'
import { readPageMaterial, readPageSender } from '#lib/domain/offer-publishing/versions/queries.ts'
import { createSampleValues, nextDeadline } from '#lib/domain/offer-publishing/versions/rules.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { MailContent } from '#lib/platform/mail/mail-content.ts'
import { type WriteOffer, writeOffer, writeReminder, writeReply } from './mails/offer-content.ts'
import { toOfferHref } from './mails/offer-envelope.ts'

export type PreviewOfferMail = {
  scope: TenantScope
  kind: PageMailKind
  /** As they are being changed; as they are saved where left out. */
  mails?: PageMails
  /** An invented offer where it is left out. */
  offerId?: string
  /** Signs where nobody looks after the offer. */
  viewerId: string
  visibility: OfferVisibility
}

/** No token: whoever follows it reads that the link leads nowhere. */
const NO_TOKEN = 'preview'
const SAMPLE_CHANGE = { before: null, after: null }
const SAMPLE_QUESTION = 'Is it possible to start a week later?'
const SAMPLE_REPLY = 'Of course. We have talked about it, and any Monday in that month is fine for us.\nWe look forward to it!'

/** What a mail says with these words, on an offer or on an invented one. Throws `not_found` for an offer that the viewer may not see. */
export async function previewOfferMail({ kind, mails, ...input }: PreviewOfferMail): Promise<MailContent> {
  const { saved, by, ...shared } = await inTenant(input.scope, (tx) => readShared(tx, input))
  const mail = { ...shared, words: (mails ?? saved)[kind], href: toOfferHref(NO_TOKEN) }

  switch (kind) {
    case 'offer':
      return writeOffer({ ...mail, changes: [] })
    case 'update':
      return writeOffer({ ...mail, changes: shared.labels.map((label) => ({ ...SAMPLE_CHANGE, label })) })
    case 'reminder':
      return writeReminder(mail)
    case 'reply':
      return writeReply({ ...mail, by, reply: SAMPLE_REPLY, question: SAMPLE_QUESTION })
  }
}

type Shared = Pick<WriteOffer, 'values' | 'document'> & { saved: PageMails; by: string | null; labels: string[] }

async function readShared(
  tx: TenantTransaction,
  { scope, offerId, viewerId, visibility }: Omit<PreviewOfferMail, 'kind' | 'mails'>,
): Promise<Shared> {
  const material = offerId ? await readPageMaterial(tx, { scope, offerId, visibility }) : await readSample(tx, scope)
  const { page, fields, shown, files, assignee } = material
  const viewer = await readPageSender(tx, viewerId)
  const expiresAt = nextDeadline({ ...page.settings, after: new Date(), timeZone: page.organization.timeZone })
  const { document } = buildOfferDocument({ ...page, fields, shown, files, sender: assignee ?? viewer, expiresAt })
  const senderName = document.sender?.name ?? null

  return {
    document,
    values: listMailValues({ material, organization: page.organization, senderName, expiresAt }),
    saved: page.settings.mails,
    by: viewer?.name ?? null,
    labels: fields.flatMap(({ key, label }) => (key === 'startDate' || key === 'location' ? label : [])),
  }
}

async function readSample(tx: TenantTransaction, scope: TenantScope) {
  const fields = await readFields(tx, { scope, object: 'Offer' })
  const shown = createSampleValues({ fields })

  return { fields, shown, page: await readPageSettings(tx, scope), files: { shared: [], own: [] }, assignee: null }
}
