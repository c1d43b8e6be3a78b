import { createToken, hashToken } from '#lib/platform/crypto/tokens.ts'
import { db } from '#lib/platform/db/client.ts'

/**
 * A new link's token for a request, committed before a mail carries it. Earlier links keep working until the request ends: a mail whose
 * outcome is unknown may have arrived.
 */
export async function mintAccountLink({ accountRequestId }: { accountRequestId: string }): Promise<string> {
  const token = createToken()
  await db().accountLink.create({ data: { hash: hashToken(token), requestId: accountRequestId }, select: { requestId: true } })

  return token
}

/** The mail server took the mail of the request. */
export async function markAccountMailSent({ accountRequestId }: { accountRequestId: string }): Promise<void> {
  await db().accountRequest.updateMany({ where: { id: accountRequestId, sentAt: null }, data: { sentAt: new Date() } })
}
