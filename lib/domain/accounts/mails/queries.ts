import { db } from '#lib/platform/db/client.ts'

export type AccountRequestToMail = {
  id: string
  kind: 'SignUp' | 'PasswordReset'
  email: string
  expiresAt: Date
  /** Whether the address has an account by now. */
  account: { name: string } | null
}

/** A request whose mail is still to be sent; null once it was sent, completed or has expired. */
export async function findAccountRequestToMail(id: string): Promise<AccountRequestToMail | null> {
  const request = await db().accountRequest.findUnique({
    where: { id },
    select: { id: true, kind: true, email: true, expiresAt: true, sentAt: true, completedAt: true },
  })
  if (!request || request.sentAt || request.completedAt || request.expiresAt <= new Date()) return null
  const account = await db().user.findUnique({ where: { email: request.email }, select: { name: true } })

  return { id, kind: request.kind, email: request.email, expiresAt: request.expiresAt, account }
}
