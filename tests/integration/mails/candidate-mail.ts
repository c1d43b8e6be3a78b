import { requestMail } from '#lib/domain/mails/mutations.ts'
import type { MailKind } from '#lib/domain/mails/schema.ts'
import { sendMail } from '#lib/pipeline/mails/send-mail.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import type { TestTenant } from '#tests/integration/access/tenants.ts'
import { type MailServer, type SeenMail, startMailServer } from '#tests/setup/mail-server.ts'

/** A mail server that every mail of this file goes to. */
export async function startMailbox(): Promise<MailServer> {
  const server = await startMailServer()
  process.env.SMTP_URL = server.url
  process.env.APP_URL = 'https://handoff.example'

  return server
}

export function emptyMailbox(server: MailServer): void {
  Object.assign(server, { seen: [], accepted: [], onRecipient: () => 'yes', onMessage: () => 'yes' })
}

export type MailedOnce = { state: string /** Links that were made for it. */; linkIds: string[]; arrived: SeenMail | undefined }
type Mail = { kind: MailKind; targetId: string }

/** Asks for a mail and has it sent. */
export async function mailOnce(server: MailServer, { scope }: TestTenant, { kind, targetId }: Mail): Promise<MailedOnce> {
  const { id } = await inTenant(scope, (tx) => requestMail(tx, { scope, kind, targetId }))
  await sendMail({ scope, mailId: id, isLastTry: false })
  const { state } = await inTenant(scope, (tx) => tx.mail.findUniqueOrThrow({ where: tenantKey(scope, id) }))
  const links = await inTenant(scope, (tx) => tx.offerLink.findMany({ where: { mailId: id }, select: { id: true } }))

  return {
    state,
    linkIds: links.map((link) => link.id),
    arrived: server.accepted.find(({ messageId }) => messageId === `<${id}@handoff.example>`),
  }
}

/** What an organization's history says of mails. */
export function readMailHistory({ scope }: TestTenant) {
  return inTenant(scope, (tx) =>
    tx.offerHistoryEntry.findMany({ where: { kind: { startsWith: 'mail-' } }, select: { kind: true, detail: true } }),
  )
}

/** A message on the offer page: of a member, or of the candidate. */
export function say({ scope }: TestTenant, { offerId, userId, text }: { offerId: string; userId: string | null; text: string }) {
  return inTenant(scope, (tx) =>
    tx.offerMessage.create({ data: { organizationId: scope.organizationId, offerId, userId, text }, select: { id: true } }),
  )
}
