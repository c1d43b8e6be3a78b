import type { Permission } from '#lib/domain/access/schema.ts'
import type { ApiKey } from '#lib/domain/api-keys/contract.ts'
import { findKeyAccess, type KeyAccess, readApiKey } from '#lib/domain/api-keys/queries.ts'
import { keyRate, listRateHeaders } from '#lib/domain/api-keys/rules.ts'
import { TOKEN_PREFIX } from '#lib/domain/api-keys/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { countUse } from '#lib/platform/auth/rate-limit.ts'
import { createToken } from '#lib/platform/crypto/tokens.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { addLookup, removeLookups, resolveLookup } from '#lib/platform/db/lookup.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, notFoundError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const LAST_USED_STEP_MS = 60 * 1000

export type CreateApiKeyInput = Act & {
  name: string
  /** Complete and within what the maker may do: the caller sees to it. */
  permissions: readonly Permission[]
  /** Null never expires. */
  expiresInDays: number | null
}

/** Makes a key. Its token is in the answer and nowhere else: only its hash is stored. */
export async function createApiKey(input: CreateApiKeyInput): Promise<{ apiKey: ApiKey; token: string }> {
  return inTenant(input.scope, (tx) => addApiKey(tx, input))
}

/** The same in the transaction of an act that a key belongs to. */
export async function addApiKey(tx: TenantTransaction, input: CreateApiKeyInput): Promise<{ apiKey: ApiKey; token: string }> {
  const { scope, actor, origin, name, permissions, expiresInDays } = input
  const id = createId()
  const token = `${TOKEN_PREFIX}${createToken()}`
  const expiresAt = expiresInDays === null ? null : new Date(Date.now() + expiresInDays * DAY_MS)
  await tx.apiKey.create({
    data: {
      organizationId: scope.organizationId,
      id,
      name,
      lastFour: token.slice(-4),
      permissions: [...permissions],
      userId: actor.userId,
      expiresAt,
    },
    select: { id: true },
  })
  await addLookup(tx, { kind: 'ApiKey', token, scope, targetId: id })
  const after = { name, permissions, expiresAt: expiresAt?.toISOString() ?? null }
  await writeAudit(tx, { scope, actor, action: 'api-key.created', objectKind: 'api-key', objectId: id, after, ...origin })
  await notifyChange(tx, { scope, topic: 'apiKeys' })
  const apiKey = await readApiKey(tx, { scope, id })
  if (!apiKey) throw new Error('A key that was just made is not there.')

  return { apiKey, token }
}

export type RevokeApiKeyInput = Act & { id: string }

/** Ends a key at once and for good. Revoking twice changes nothing. */
export async function revokeApiKey({ id, ...act }: RevokeApiKeyInput): Promise<ApiKey> {
  return inTenant(act.scope, async (tx) => {
    await endKeys(tx, { ...act, where: { id } })
    const apiKey = await readApiKey(tx, { scope: act.scope, id })
    if (!apiKey) throw notFoundError('API key')

    return apiKey
  })
}

/** The same in the transaction of an act that ends it. One that is not there, or has ended, changes nothing. */
export async function endApiKey(tx: TenantTransaction, { id, ...act }: Act & { id: string }): Promise<void> {
  await endKeys(tx, { ...act, where: { id } })
}

/** Ends every key that acts for a member, in the transaction that removes them. */
export async function revokeMemberKeys(tx: TenantTransaction, { userId, ...act }: Act & { userId: string }): Promise<void> {
  await endKeys(tx, { ...act, where: { userId } })
}

type EndKeysInput = Act & { where: { id: string } | { userId: string } }

async function endKeys(tx: TenantTransaction, { scope, actor, origin, where }: EndKeysInput): Promise<void> {
  const ended = await tx.apiKey.updateManyAndReturn({
    where: { ...where, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { id: true },
  })
  if (ended.length === 0) return

  await removeLookups(tx, { kind: 'ApiKey', scope, targetIds: ended.map(({ id }) => id) })
  for (const { id } of ended) {
    await writeAudit(tx, { scope, actor, ...origin, action: 'api-key.revoked', objectKind: 'api-key', objectId: id })
  }
  await notifyChange(tx, { scope, topic: 'apiKeys' })
}

/**
 * Lets the bearer of a token in: counts the request (one statement), reads what the key may do now, and notes that it was used.
 * `headers` gets what the answer must say of the rate.
 * @throws AppError `unauthenticated` in the same words for every key that does not work, `rate_limited`, `unavailable`.
 */
export async function admitKey({ token, headers }: { token: string; headers: Headers }): Promise<KeyAccess> {
  const target = token.startsWith(TOKEN_PREFIX) ? await resolveLookup({ kind: 'ApiKey', token }) : null
  if (!target) throw refuseKey(headers)

  const use = await countUse({ rule: keyRate, key: target.targetId })
  for (const [name, value] of listRateHeaders(use)) headers.set(name, value)
  if (use.isExceeded) throw rateLimitedError(use.resetSeconds)

  const access = await findKeyAccess({ scope: target.scope, id: target.targetId })
  if (!access) throw refuseKey(headers)
  void noteUsed(access)

  return access
}

/** Nobody waits for this, and one write a minute is enough: it tells people whether a key is still in use. */
async function noteUsed({ scope, apiKeyId, lastUsedAt }: KeyAccess): Promise<void> {
  const now = new Date()
  const before = new Date(now.getTime() - LAST_USED_STEP_MS)
  if (lastUsedAt !== null && lastUsedAt > before) return

  try {
    await inTenant(scope, async (tx) => {
      const { count } = await tx.apiKey.updateMany({
        where: { id: apiKeyId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
        data: { lastUsedAt: now },
      })
      if (count > 0) await notifyChange(tx, { scope, topic: 'apiKeys' })
    })
  } catch (err) {
    log.warn({ err }, 'time of last use of an API key could not be written')
  }
}

function refuseKey(headers: Headers): AppError {
  headers.set('www-authenticate', 'Bearer')
  const userMessage = 'This API key does not work: it is unknown, expired or revoked, or its member is gone. Make a new one in Handoff.'

  return new AppError({ code: 'unauthenticated', retry: 'no', userMessage })
}

function rateLimitedError(waitSeconds: number): AppError {
  return new AppError({
    code: 'rate_limited',
    retry: 'later',
    userMessage: `This API key has had its ${keyRate.attempts} requests of a minute. Wait ${waitSeconds} ${waitSeconds === 1 ? 'second' : 'seconds'}, then go on.`,
    retryAt: new Date(Date.now() + waitSeconds * 1000),
  })
}
