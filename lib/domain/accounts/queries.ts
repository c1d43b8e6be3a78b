import { hashToken } from '#lib/platform/crypto/tokens.ts'
import { db } from '#lib/platform/db/client.ts'
import type { AccountRequestKind } from '#lib/platform/db/generated/enums.ts'

export type OpenRequest = { id: string; email: string }

/**
 * The request that a link belongs to, while it is open. One query for all of guessed, expired, used and of the other kind: null.
 */
export async function findOpenRequest({ kind, token }: { kind: AccountRequestKind; token: string }): Promise<OpenRequest | null> {
  const link = await db().accountLink.findFirst({
    where: { hash: hashToken(token), request: { kind, completedAt: null, expiresAt: { gt: new Date() } } },
    select: { request: { select: { id: true, email: true } } },
  })

  return link?.request ?? null
}

/** Whether an address, lower case and trimmed, has an account. */
export async function hasAccount(email: string): Promise<boolean> {
  return (await db().user.findUnique({ where: { email }, select: { id: true } })) !== null
}
