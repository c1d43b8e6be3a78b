import type { Permission } from '#lib/domain/access/schema.ts'
import { type OutgoingEvent, outgoingEventWords, type StopReason } from './terms.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** Waits between tries, as Standard Webhooks suggests: ten tries in a little more than three days. */
export const RETRY_DELAYS_MS: readonly number[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
]

export type NextOutgoingTry = {
  /** Tries so far, this one included. */
  tryCount: number
  now: Date
  random?: () => number
}

/** When to try again; null once all tries are used up. Up to a fifth later, so that what failed together does not come back together. */
export function nextOutgoingTry({ tryCount, now, random = Math.random }: NextOutgoingTry): Date | null {
  const delayMs = RETRY_DELAYS_MS[tryCount - 1]

  return delayMs === undefined ? null : new Date(now.getTime() + Math.round(delayMs * (1 + random() / 5)))
}

/** Nothing but failures for so long, and a webhook stops by itself. */
export const FAILING_DAYS = 5

export function hasFailedTooLong({ failingSince, now }: { failingSince: Date; now: Date }): boolean {
  return now.getTime() - failingSince.getTime() >= FAILING_DAYS * 24 * HOUR_MS
}

const GONE_STATUS = 410

/** What an answer means. `gone`: the other side wants to hear nothing any more. */
export function judgeOutgoingStatus(status: number): 'taken' | 'refused' | 'gone' {
  if (status >= 200 && status < 300) return 'taken'

  return status === GONE_STATUS ? 'gone' : 'refused'
}

/** What a webhook may tell, as far as it is about who may see it. */
export type WebhookReach = { events: readonly OutgoingEvent[]; includesPay: boolean; includesConfidential: boolean }

/** The permissions of which somebody needs all to see what such a webhook tells. */
export function listReachPermissions({ events, includesPay, includesConfidential }: WebhookReach): Permission[] {
  return [
    ...new Set<Permission>([
      ...events.map((event) => outgoingEventWords[event].permission),
      ...(includesPay ? (['pay.read'] as const) : []),
      ...(includesConfidential ? (['confidential.read'] as const) : []),
    ]),
  ]
}

export type FindUncovered = {
  before: (WebhookReach & { url: string }) | null
  after: WebhookReach & { url: string }
  permissions: readonly Permission[]
}

/**
 * What somebody would make a webhook tell although they may not see it themselves. What it tells already stays as it is, unless it is to go
 * to another address: nobody sends elsewhere what they may not see.
 */
export function findUncovered({ before, after, permissions }: FindUncovered): Permission[] {
  const known = before && before.url === after.url ? listReachPermissions(before) : []

  return listReachPermissions(after).filter((permission) => !permissions.includes(permission) && !known.includes(permission))
}

/** What a webhook reads of an object, as the API would show it to somebody with these permissions. */
export function listReaderPermissions({ includesPay, includesConfidential }: Omit<WebhookReach, 'events'>): Permission[] {
  return [
    'offers.read',
    'newHires.manage',
    'people.read',
    'openings.read',
    ...(includesPay ? (['pay.read'] as const) : []),
    ...(includesConfidential ? (['confidential.read'] as const) : []),
  ]
}

export function isOutgoingEvent(event: string): event is OutgoingEvent {
  return Object.hasOwn(outgoingEventWords, event)
}

/** Why a webhook stopped by itself and what to do, for people. */
export const stopReasonWords: Readonly<Record<StopReason, string>> = {
  gone: 'Its address answered 410 Gone: the other system wants to hear nothing any more. Ask its owner, then switch the webhook on again.',
  failing: `For ${FAILING_DAYS} days nothing that was sent was taken. Mend the other system, then switch the webhook on again and replay what failed.`,
}
