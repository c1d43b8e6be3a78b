import { keepUsable } from '#lib/domain/access/rules.ts'
import { type Permission, permissionSchema } from '#lib/domain/access/schema.ts'
import type { ApiKeyState } from './schema.ts'

/** How many requests a key has in which time. */
export const keyRate = { name: 'api-key', attempts: 600, windowSeconds: 60 } as const

export type JudgeKeyInput = {
  key: { createdAt: Date; expiresAt: Date | null; revokedAt: Date | null }
  /** The membership of the member it acts for; null once they are gone. */
  membership: { createdAt: Date } | null
  now: Date
}

/**
 * What a key is worth. Somebody who left and was invited again has a new membership: keys from before stay dead, because whoever removed
 * them meant their keys as well.
 */
export function judgeKey({ key, membership, now }: JudgeKeyInput): ApiKeyState {
  if (key.revokedAt !== null) return 'Revoked'
  if (!membership || membership.createdAt > key.createdAt) return 'MemberGone'

  return key.expiresAt !== null && key.expiresAt <= now ? 'Expired' : 'Active'
}

/** What a key may do: of what it was given, what its member may do now. A stored permission that no longer exists allows nothing. */
export function limitToMember({ given, held }: { given: readonly string[]; held: readonly Permission[] }): Permission[] {
  return keepUsable(readPermissions(given).filter((permission) => held.includes(permission)))
}

/** The permissions that still exist, in the order of the table. */
export function readPermissions(stored: readonly string[]): Permission[] {
  return permissionSchema.options.filter((permission) => stored.includes(permission))
}

/** The headers that tell a caller how much of its rate is left: the draft's two, and the three that most clients read. */
export function listRateHeaders({ remaining, resetSeconds }: { remaining: number; resetSeconds: number }): [string, string][] {
  const { name, attempts, windowSeconds } = keyRate

  return [
    ['ratelimit-policy', `"${name}";q=${attempts};w=${windowSeconds}`],
    ['ratelimit', `"${name}";r=${remaining};t=${resetSeconds}`],
    ['ratelimit-limit', String(attempts)],
    ['ratelimit-remaining', String(remaining)],
    ['ratelimit-reset', String(resetSeconds)],
  ]
}
