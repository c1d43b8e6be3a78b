import { createHash } from 'node:crypto'
import pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { RUNTIME_ROLE_OPTION } from '#lib/platform/db/client.ts'
import { env } from '#lib/platform/env.ts'
import { AppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'

export type RateLimitRule = {
  /** Part of the stored key: two rules never share a counter. */
  name: string
  attempts: number
  windowSeconds: number
}

/** One counter of a rule. The key may be an address or an e-mail: only its hash is stored. */
export type RateLimitCounter = { rule: RateLimitRule; key: string }

/**
 * Counts one attempt on every counter, in all web processes together. Count before the work that is guarded:
 * a burst of parallel attempts would otherwise pass before the first of them has failed.
 * @throws AppError `rate_limited` with `retryAt`, and `unavailable` when the counters cannot be reached.
 */
export async function countAttempt(counters: RateLimitCounter[]): Promise<void> {
  for (const { rule, key } of counters) {
    try {
      await limiterOf(rule).consume(hashKey(key))
    } catch (error) {
      throw error instanceof RateLimiterRes ? rateLimitedError(error.msBeforeNext) : unavailableError(error)
    }
  }
}

/** How far one counter is used up, for whoever is told of it with every answer. */
export type RateLimitUse = { isExceeded: boolean; remaining: number; resetSeconds: number }

/**
 * Counts one use in one statement and tells what is left, in all web processes together. Does not throw when nothing is left.
 * @throws AppError `unavailable` when the counters cannot be reached.
 */
export async function countUse({ rule, key }: RateLimitCounter): Promise<RateLimitUse> {
  try {
    return toUse(await limiterOf(rule).consume(hashKey(key)), false)
  } catch (error) {
    if (error instanceof RateLimiterRes) return toUse(error, true)
    throw unavailableError(error)
  }
}

function toUse({ remainingPoints, msBeforeNext }: RateLimiterRes, isExceeded: boolean): RateLimitUse {
  return { isExceeded, remaining: Math.max(0, remainingPoints), resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) }
}

/** Forgets the attempts of counters whose owner has just proven who they are. */
export async function forgetAttempts(counters: RateLimitCounter[]): Promise<void> {
  await Promise.all(counters.map(({ rule, key }) => limiterOf(rule).delete(hashKey(key))))
}

/** Gives back one counted attempt: it turned out not to be one of those that are limited. Earlier ones stay counted. */
export async function returnAttempt(counters: RateLimitCounter[]): Promise<void> {
  await Promise.all(counters.map(({ rule, key }) => limiterOf(rule).reward(hashKey(key))))
}

/** Closes the connections of the counters, for tests. */
export async function closeRateLimits(): Promise<void> {
  await globals.handoffRateLimitPool?.end()
  globals.handoffRateLimitPool = undefined
  limiters.clear()
}

// Hot reload evaluates this module again; without the global every change would leave a pool behind.
const globals = globalThis as unknown as { handoffRateLimitPool?: pg.Pool }
const limiters = new Map<string, RateLimiterPostgres>()

function limiterOf(rule: RateLimitRule): RateLimiterPostgres {
  const known = limiters.get(rule.name)
  if (known) return known

  const limiter = new RateLimiterPostgres({
    storeClient: pool(),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: rule.name,
    points: rule.attempts,
    duration: rule.windowSeconds,
  })
  limiters.set(rule.name, limiter)

  return limiter
}

function pool(): pg.Pool {
  if (globals.handoffRateLimitPool) return globals.handoffRateLimitPool

  const made = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 2,
    options: RUNTIME_ROLE_OPTION,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
  })
  made.on('error', (err) => log.warn({ err }, 'rate limit pool error'))
  globals.handoffRateLimitPool = made

  return made
}

function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

function rateLimitedError(waitMs: number): AppError {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000))

  return new AppError({
    code: 'rate_limited',
    retry: 'later',
    userMessage: `Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`,
    retryAt: new Date(Date.now() + waitMs),
  })
}

function unavailableError(cause: unknown): AppError {
  return new AppError({
    code: 'unavailable',
    retry: 'later',
    userMessage: 'Handoff cannot reach its database. Try again in a moment.',
    cause,
  })
}
