import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { removeFromOutbox } from '#lib/platform/mail/outbox.ts'

export type EraseMails = {
  scope: TenantScope
  /** What the mails were about: they go with their rows. */
  targetIds: readonly string[]
  /** Mails that told of several things: only what they said goes. */
  mailIds: readonly string[]
}

/** Forgets mails. One that still waits is never sent: its job finds nothing. */
export async function eraseMails(tx: TenantTransaction, { scope, targetIds, mailIds }: EraseMails): Promise<void> {
  const where = { organizationId: scope.organizationId, targetId: { in: [...targetIds] } }
  const mails = await tx.mail.findMany({ where, select: { id: true } })
  await removeFromOutbox(tx, { mailIds: [...mails.map(({ id }) => id), ...mailIds] })
  await tx.mail.deleteMany({ where })
}
