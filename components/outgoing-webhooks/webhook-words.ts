import type { OutgoingMessage, OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'
import { isOutgoingEvent } from '#lib/domain/outgoing-webhooks/rules.ts'
import { outgoingEventWords, TEST_EVENT } from '#lib/domain/outgoing-webhooks/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** The event of a message in words. */
export function nameEvent(event: OutgoingMessage['event']): string {
  if (event === TEST_EVENT) return 'Test'

  return isOutgoingEvent(event) ? outgoingEventWords[event].label : event
}

/** What a webhook is told of, for a line of a list. */
export function describeEvents(events: OutgoingWebhook['events']): string {
  return events.map((event) => outgoingEventWords[event].label).join(', ')
}

/** What of a webhook needs eyes: null where nothing does. */
export function describeTrouble({ state, failingSince, failedCount }: OutgoingWebhook): string | null {
  if (state === 'Stopped') return 'Stopped by itself'
  if (state === 'On' && failingSince) return 'Every try fails'

  return failedCount > 0 ? `${formatCountOf({ count: failedCount, one: 'message' })} failed` : null
}

/** "200", "no answer". */
export function describeStatus(status: number | null): string {
  return status === null ? 'no answer' : String(status)
}

/** The host of an address: the rest of it is for the detail. */
export function readHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
