import { log } from '#sandbox/log.ts'
import type { Delivery, DeliveryAttempt } from '#sandbox/model.ts'
import type { Store } from '#sandbox/store.ts'
import type { Account } from '#sandbox/tables.ts'
import { readInfo } from '#sandbox/view.ts'
import { forgetOldDeliveries } from './forget.ts'
import { isAnswered, sendWebhook } from './send.ts'

export type DeliveryEngine = {
  /** Sends what waits now instead of at its time. */
  sendPendingNow: (account: Account) => number
  /** Goes on after deliveries were stopped. */
  resume: (account: Account) => void
  /** Resolves when nothing is due or under way, at the latest after timeoutMs; tells whether nothing is pending at all. */
  settle: (input: { account: Account; timeoutMs: number }) => Promise<boolean>
  close: () => Promise<void>
}

type Lane = { active: number; due: string[]; timers: Map<string, NodeJS.Timeout>; waiters: (() => void)[]; finished: number }
type Context = { store: Store; retryFactor: number; lanes: Map<Account, Lane>; inFlight: Set<Promise<void>>; stop: AbortController }

/** Ashby's rules: ten attempts, the n-th retry (2^n - 1) * 10 seconds after the one before (developers.ashbyhq.com/docs/retries). */
const ATTEMPTS_MAX = 10
const RETRY_UNIT_MS = 10_000
const NEVER_RETRIED = new Set([401, 403, 404, 405, 410])
/** At most this many deliveries of one account are under way at a time. */
const CONCURRENCY = 16

/** Starts delivering webhooks, what an earlier run left undelivered first. */
export function startDeliveries({ store, retryFactor }: { store: Store; retryFactor: number }): DeliveryEngine {
  const context: Context = { store, retryFactor, lanes: new Map(), inFlight: new Set(), stop: new AbortController() }

  for (const account of store.accounts.values()) {
    for (const row of account.tables.delivery.order) if (row.value.state === 'pending') schedule(context, account, row.value)
  }

  store.onDeliveries(({ account, deliveries }) => {
    for (const delivery of deliveries) schedule(context, account, delivery)
  })

  return {
    sendPendingNow: (account) => sendPendingNow(context, account),
    resume: (account) => pump(context, account),
    settle: (input) => settle(context, input),
    close: () => close(context),
  }
}

function schedule(context: Context, account: Account, delivery: Delivery): void {
  const lane = readLane(context, account)
  const waitMs = Date.parse(delivery.nextAttemptAt ?? delivery.createdAt) - Date.now()

  if (waitMs <= 0) {
    lane.due.push(delivery.id)
    pump(context, account)

    return
  }

  const timer = setTimeout(() => {
    lane.timers.delete(delivery.id)
    lane.due.push(delivery.id)
    pump(context, account)
  }, waitMs)
  lane.timers.set(delivery.id, timer)
}

function pump(context: Context, account: Account): void {
  const lane = readLane(context, account)

  while (!context.stop.signal.aborted && !isStopped(context, account) && lane.active < CONCURRENCY) {
    const deliveryId = lane.due.shift()
    if (!deliveryId) break

    lane.active += 1
    const attempt = attemptDelivery(context, account, deliveryId)
      .catch((error: unknown) => log.error({ err: error, deliveryId }, 'a delivery could not be recorded'))
      .finally(() => {
        lane.active -= 1
        context.inFlight.delete(attempt)
        pump(context, account)
      })
    context.inFlight.add(attempt)
  }

  if (lane.active === 0 && lane.due.length === 0) for (const resolve of lane.waiters.splice(0)) resolve()
}

async function attemptDelivery(context: Context, account: Account, deliveryId: string): Promise<void> {
  const { store } = context
  const delivery = account.tables.delivery.rows.get(deliveryId)?.value
  if (delivery?.state !== 'pending') return

  const webhook = account.tables.webhook.rows.get(delivery.webhookId)?.value
  const body = store.readBody({ accountId: account.id, id: delivery.eventId })

  if (!webhook?.enabled || body === null) {
    store.write(account, (transaction) => transaction.put('delivery', { ...delivery, state: 'cancelled', nextAttemptAt: null }))

    return
  }

  const attempt = await sendWebhook({ url: webhook.requestUrl, secret: webhook.secretToken, body, signal: context.stop.signal })
  // An attempt that was cut by our own stop is not Ashby giving up: it stays pending for the next start.
  const isCut = context.stop.signal.aborted && attempt.status === null
  if (isCut || !store.accounts.has(account.id)) return

  const recorded = recordAttempt({ delivery, attempt, retryFactor: context.retryFactor })
  store.write(account, (transaction) => transaction.put('delivery', recorded))
  if (recorded.state === 'pending') schedule(context, account, recorded)
  else forgetNowAndThen(context, account)
}

function recordAttempt(input: { delivery: Delivery; attempt: DeliveryAttempt; retryFactor: number }): Delivery {
  const { delivery, attempt, retryFactor } = input
  const attempts = [...delivery.attempts, attempt]
  if (isAnswered(attempt)) return { ...delivery, attempts, state: 'delivered', nextAttemptAt: null }

  const isOver = attempts.length >= ATTEMPTS_MAX || (attempt.status !== null && NEVER_RETRIED.has(attempt.status))
  if (isOver) return { ...delivery, attempts, state: 'failed', nextAttemptAt: null }

  const delayMs = (2 ** attempts.length - 1) * RETRY_UNIT_MS * retryFactor

  return { ...delivery, attempts, nextAttemptAt: new Date(Date.now() + delayMs).toISOString() }
}

function forgetNowAndThen(context: Context, account: Account): void {
  const lane = readLane(context, account)
  lane.finished += 1
  if (lane.finished % 500 === 0) forgetOldDeliveries({ store: context.store, account })
}

function sendPendingNow(context: Context, account: Account): number {
  const lane = readLane(context, account)
  const waiting = [...lane.timers]

  for (const [deliveryId, timer] of waiting) {
    clearTimeout(timer)
    lane.timers.delete(deliveryId)
    lane.due.push(deliveryId)
  }

  pump(context, account)

  return waiting.length
}

async function settle(context: Context, { account, timeoutMs }: { account: Account; timeoutMs: number }): Promise<boolean> {
  const lane = readLane(context, account)

  if (lane.active > 0 || lane.due.length > 0) {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, timeoutMs)
    lane.waiters.push(resolve)
    await promise
    clearTimeout(timer)
  }

  return lane.active === 0 && lane.due.length === 0 && lane.timers.size === 0
}

async function close(context: Context): Promise<void> {
  context.stop.abort()
  for (const lane of context.lanes.values()) for (const timer of lane.timers.values()) clearTimeout(timer)
  await Promise.allSettled(context.inFlight)
}

function readLane(context: Context, account: Account): Lane {
  const lane = context.lanes.get(account) ?? { active: 0, due: [], timers: new Map(), waiters: [], finished: 0 }
  context.lanes.set(account, lane)

  return lane
}

/** Stopped, or its account was removed meanwhile. */
function isStopped(context: Context, account: Account): boolean {
  return !context.store.accounts.has(account.id) || readInfo(account).faults.deliveriesStopped
}
