import { markAccountMailSent, mintAccountLink } from '#lib/domain/accounts/mails/mutations.ts'
import { type AccountRequestToMail, findAccountRequestToMail } from '#lib/domain/accounts/mails/queries.ts'
import { log } from '#lib/platform/log.ts'
import { renderMail } from '#lib/platform/mail/render-mail.ts'
import { sendMail } from '#lib/platform/mail/send-mail.ts'
import { writeKnownAccount, writePasswordReset, writeSignUp } from './account-content.ts'
import type { Composed } from './composed.ts'

/**
 * Sends the mail of a request to sign up or to set a new password, once, like every mail. Whether the address has an account is looked up
 * here and not where it was asked, so that the answer there takes the same time for every address.
 * @throws AppError with retry `later` when the outcome is temporary or unknown: the queue tries again, until the request expires.
 */
export async function sendAccountMail({ accountRequestId }: { accountRequestId: string }): Promise<void> {
  const request = await findAccountRequestToMail(accountRequestId)
  if (!request) return
  const composed = await compose(request)
  if (!composed) return

  const outcome = await sendMail({ id: request.id, to: composed.to, ...(await renderMail(composed.content)) }).catch((error: unknown) => {
    log.warn({ accountRequestId, err: error }, 'account mail not sent')
    throw error
  })
  if (outcome.status === 'sent') return markAccountMailSent({ accountRequestId })

  // Whoever asked is told nothing: that an address takes no mail would tell something about it.
  log.warn({ accountRequestId }, 'account mail refused')
}

/** Null where nothing is sent: nobody has an account with the address whose password is to be set anew. */
async function compose({ id, kind, email, account, expiresAt }: AccountRequestToMail): Promise<Composed | null> {
  const to = { name: account?.name ?? null, address: email }
  if (kind === 'SignUp') {
    if (account) return { to, content: writeKnownAccount({ name: account.name }) }

    return { to, content: writeSignUp({ token: await mintAccountLink({ accountRequestId: id }), expiresAt }) }
  }
  if (!account) return null

  return { to, content: writePasswordReset({ name: account.name, token: await mintAccountLink({ accountRequestId: id }), expiresAt }) }
}
