import { cancelMail, markMailRefused, markMailSent } from '#lib/domain/mails/mutations.ts'
import { findWaitingMail } from '#lib/domain/mails/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'
import { renderMail } from '#lib/platform/mail/render-mail.ts'
import { sendMail as handOver } from '#lib/platform/mail/send-mail.ts'
import { mailComposers } from './registry.ts'

/** Said where the last of all tries failed, too: with the queue's growing pauses they take about four days. */
const GIVEN_UP = 'The mail server took it in none of our tries, for about four days.'

/**
 * Sends one mail, once: its Message-ID is the row's id, so a try whose outcome stayed unknown is repeated as the same mail. No transaction
 * is open while the mail server is asked.
 * @throws AppError with retry `later` when the outcome is temporary or unknown: the queue tries again.
 */
export async function sendMail({ scope, mailId, isLastTry }: { scope: TenantScope; mailId: string; isLastTry: boolean }): Promise<void> {
  const mail = await findWaitingMail({ scope, id: mailId })
  if (!mail) return
  const { compose, noteSettled, noteRefused } = mailComposers[mail.kind]
  const input = { scope, mail }

  const composed = await compose(input)
  if (composed === 'waits') return
  if (!composed) return cancelMail({ scope, id: mailId, onWritten: (tx) => noteSettled?.(tx, { ...input, outcome: 'cancelled' }) })

  const { content, ...envelope } = composed
  const rendered = await renderMail(content)
  const outcome = await handOver({ id: mailId, ...envelope, speaker: content.voice?.name, ...rendered }).catch((error: unknown) => {
    log.warn({ organizationId: scope.organizationId, mailId, isLastTry, err: error }, 'mail not sent')
    if (!isLastTry) throw error

    return { status: 'refused' as const, reply: GIVEN_UP }
  })
  if (outcome.status === 'sent')
    return markMailSent({ scope, id: mailId, onWritten: (tx) => noteSettled?.(tx, { ...input, outcome: 'sent' }) })

  log.warn({ organizationId: scope.organizationId, mailId }, 'mail refused')
  await markMailRefused({
    scope,
    id: mailId,
    refusal: outcome.reply,
    async onWritten(tx) {
      await noteSettled?.(tx, { ...input, outcome: 'refused' })
      await noteRefused?.(tx, { ...input, refusal: outcome.reply })
    },
  })
}
