import { SESSION_SECONDS } from '#lib/platform/auth/session-cookie.ts'
import { readSessionId } from '#lib/platform/auth/session-token.ts'
import { db } from '#lib/platform/db/client.ts'
import type { TenantTransaction } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'

const LAST_SEEN_STEP_MS = 5 * 60 * 1000
const USER_AGENT_CHARACTERS_MAX = 300

/** How somebody proved who they are. All but `Password` count as a second factor: a provider vouches for its own. */
export type SignInMethod = 'Password' | 'PasswordAndCode' | 'Provider'

export type Session = {
  id: string
  method: SignInMethod
  user: { id: string; name: string; email: string }
}

export type CreateSessionInput = { userId: string; method: SignInMethod; ipAddress: string | null; userAgent: string | null }

/** Begins a session. Old rows of the same person that can no longer be used go on this occasion. */
export async function createSession({ userId, method, ipAddress, userAgent }: CreateSessionInput): Promise<{ id: string }> {
  const now = new Date()
  await db().session.deleteMany({ where: { userId, expiresAt: { lt: now } } })

  return db().session.create({
    data: {
      userId,
      method,
      ipAddress,
      userAgent: userAgent?.slice(0, USER_AGENT_CHARACTERS_MAX) ?? null,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
    },
    select: { id: true },
  })
}

/**
 * Who is signed in by the request's cookie. The row is read each time and nothing is cached across requests, so a revoked
 * session ends with the next request.
 */
export async function readSession(headers: Headers): Promise<Session | null> {
  const id = await readSessionId(headers)

  return id === null ? null : findSession(id)
}

/** The session while it is neither revoked nor expired. */
export async function findSession(id: string): Promise<Session | null> {
  const now = new Date()
  const row = await db().session.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, method: true, lastSeenAt: true, user: { select: { id: true, name: true, email: true } } },
  })
  if (!row) return null

  if (now.getTime() - row.lastSeenAt.getTime() > LAST_SEEN_STEP_MS) void noteSeen({ id, now })

  return { id: row.id, method: row.method, user: row.user }
}

/** Ends one session at once. */
export async function revokeSession(id: string): Promise<void> {
  await db().session.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } })
}

/** Ends every session of a person but one, in the transaction of what made it necessary. Answers how many ended. */
export async function revokeOtherSessions(
  tx: TenantTransaction,
  { userId, exceptSessionId }: { userId: string; exceptSessionId: string },
): Promise<number> {
  const now = new Date()
  const { count } = await tx.session.updateMany({
    where: { userId, id: { not: exceptSessionId }, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
  })

  return count
}

/** Ends every session of a person, in the transaction of what made it necessary. */
export async function revokeSessions(tx: TenantTransaction, { userId }: { userId: string }): Promise<void> {
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } })
}

/** Nobody waits for this: a page must not fail, nor be slower, because a time of day could not be written. */
async function noteSeen({ id, now }: { id: string; now: Date }): Promise<void> {
  try {
    await db().session.updateMany({ where: { id }, data: { lastSeenAt: now } })
  } catch (err) {
    log.warn({ err }, 'time of last use of a session could not be written')
  }
}
