import { sendMailJob } from '#lib/domain/mails/jobs.ts'
import type { MailKind } from '#lib/domain/mails/schema.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { requireMail } from '#lib/platform/mail/mail-way.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'

export type RequestMail = {
  scope: TenantScope
  kind: MailKind
  /** What the mail is about: whom it goes to and what it says are read from there when it is sent. */
  targetId: string
  /** Not before this instant; at once where it is left out. */
  runAt?: Date
}

/**
 * Asks for a mail in the caller's transaction: it is sent exactly if what it tells of was committed. Each call is a mail of its own.
 * @throws AppError `unavailable` where no mail can be sent: ask `canSendMail` first where the act should go on without.
 */
export async function requestMail(tx: TenantTransaction, { scope, kind, targetId, runAt }: RequestMail): Promise<{ id: string }> {
  requireMail()
  const { organizationId } = scope
  const mail = await tx.mail.create({ data: { organizationId, kind, targetId }, select: { id: true } })
  await enqueueMail(tx, { scope, mailId: mail.id, runAt })

  return mail
}

type OfTarget = { kind: MailKind; targetId: string }

/** Looks once more at what waits to be mailed of a target, in the caller's transaction: what it waited for has happened. */
export async function wakeWaitingMails(tx: TenantTransaction, { scope, kind, targetId }: OfTarget & { scope: TenantScope }): Promise<void> {
  const mails = await tx.mail.findMany({ where: { kind, targetId, state: 'Waiting' }, select: { id: true } })
  for (const { id } of mails) await enqueueMail(tx, { scope, mailId: id })
}

type EnqueueMail = { scope: TenantScope; mailId: string; runAt?: Date }

/** A mail has one job that waits, so that it is not sent by two at once. */
async function enqueueMail(tx: TenantTransaction, { scope: { organizationId }, mailId, runAt }: EnqueueMail): Promise<void> {
  await enqueue(tx, sendMailJob, { organizationId, mailId }, { runAt, jobKey: `mail:${mailId}` })
}

type MailRef = { scope: TenantScope; id: string }
type WithOutcome = MailRef & {
  /** Goes into the same transaction as the outcome, and only if it was not written before. */
  onWritten?: (tx: TenantTransaction) => Promise<void> | undefined
}

export async function markMailSent(ref: WithOutcome): Promise<void> {
  await settleMail(ref, { state: 'Sent', sentAt: new Date() })
}

/** The mail server refused it for good, or it could not be handed over in all the tries. */
export async function markMailRefused({ refusal, ...ref }: WithOutcome & { refusal: string }): Promise<void> {
  await settleMail(ref, { state: 'Refused', refusal })
}

/** Nobody wants it any more. */
export async function cancelMail(ref: WithOutcome): Promise<void> {
  await settleMail(ref, { state: 'Cancelled' })
}

/** Cancels what waits to be mailed of a target, in the caller's transaction. Answers how many there were: none once a mail has left. */
export async function cancelWaitingMails(tx: TenantTransaction, { kind, targetId }: OfTarget): Promise<number> {
  const { count } = await tx.mail.updateMany({ where: { kind, targetId, state: 'Waiting' }, data: { state: 'Cancelled' } })

  return count
}

type Settled = { state: 'Sent'; sentAt: Date } | { state: 'Refused'; refusal: string } | { state: 'Cancelled' }

/** An outcome is written once: what was sent stays sent. */
async function settleMail({ scope, id, onWritten }: WithOutcome, data: Settled): Promise<void> {
  await inTenant(scope, async (tx) => {
    const { count } = await tx.mail.updateMany({ where: { id, state: 'Waiting' }, data })
    if (count > 0) await onWritten?.(tx)
  })
}
