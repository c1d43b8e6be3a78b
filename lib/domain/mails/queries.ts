import { type MailKind, type MailState, mailKindSchema } from '#lib/domain/mails/schema.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

export type MailToSend = { id: string; kind: MailKind; targetId: string; createdAt: Date }

/** The mail while it waits to be sent; null once it was sent, refused or cancelled, or is gone. */
export async function findWaitingMail({ scope, id }: { scope: TenantScope; id: string }): Promise<MailToSend | null> {
  const row = await inTenant(scope, (tx) =>
    tx.mail.findUnique({ where: tenantKey(scope, id), select: { id: true, kind: true, targetId: true, state: true, createdAt: true } }),
  )
  if (row?.state !== 'Waiting') return null
  const { state: _, ...mail } = row

  return { ...mail, kind: mailKindSchema.parse(mail.kind) }
}

export type LatestMail = { id: string; state: MailState; refusal: string | null }

/** What became of the last mail of each target; a target without a mail is not in it. */
export async function readLatestMails(tx: TenantTransaction, { targetIds }: { targetIds: string[] }): Promise<Map<string, LatestMail>> {
  const rows = await tx.mail.findMany({
    where: { targetId: { in: targetIds } },
    distinct: ['targetId'],
    orderBy: [{ targetId: 'asc' }, { id: 'desc' }],
    select: { id: true, targetId: true, state: true, refusal: true },
  })

  return new Map(rows.map(({ targetId, ...mail }) => [targetId, mail]))
}
