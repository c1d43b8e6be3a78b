import type { EventSummary } from '#lib/domain/events/contract.ts'
import { isTrouble } from '#lib/domain/events/rules.ts'
import { actionWords, eventStateWords } from '#lib/domain/events/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'
import { formatShortDate, formatTimeOfDay, getCalendarDate } from '#lib/platform/format/dates.ts'

/** The events that Handoff receives, for the filter. */
export const actionOptions: ReadonlyArray<{ value: string; label: string }> = Object.entries(actionWords).map(([value, label]) => ({
  value,
  label,
}))

/** Whom or what an event is about: the person's name where offer or new hire is known, else the thing with the start of its id. */
export function describeSubject(event: Pick<EventSummary, 'offer' | 'newHire' | 'subject'> & { isTest?: boolean }): string {
  const { offer, newHire, subject } = event
  if (newHire?.name) return newHire.name
  if (newHire && !offer) return 'New hire without a name'
  if (offer) return offer.name ?? offer.jobTitle ?? 'Offer without a name'
  if (event.isTest) return 'Changes nothing'
  if (subject.externalId === '') return 'Not readable'

  return `${subject.kind.charAt(0).toUpperCase()}${subject.kind.slice(1)} ${subject.externalId.slice(0, 8)}`
}

type StateNote = Pick<EventSummary, 'state' | 'reason' | 'reasonCode' | 'replayedAt'>

/** The state's word with the reason that belongs to it: "Ignored, not approved yet in Ashby". Null keeps the plain word. */
export function describeStateNote({ state, reason, reasonCode, replayedAt }: StateNote): string | null {
  if (isReplayed({ state, replayedAt })) return `${eventStateWords[state]}, replayed`
  if (state === 'Received' && reasonCode === 'paused') return `${eventStateWords[state]}, paused`
  if (state !== 'Ignored' || !reason) return null

  return `${eventStateWords[state]}, ${reason.charAt(0).toLowerCase()}${reason.slice(1).replace(/\.$/, '')}`
}

/** How often it was tried and came, where that is more than once: "5 tries", "came 3 times". */
export function describeCounts({ attemptCount, repeatCount }: Pick<EventSummary, 'attemptCount' | 'repeatCount'>): string | null {
  if (attemptCount > 1) return formatCountOf({ count: attemptCount, one: 'try', many: 'tries' })

  return repeatCount > 0 ? `came ${formatCountOf({ count: repeatCount + 1, one: 'time' })}` : null
}

/** When it came: the exact time today, else the date with the time. */
export function formatReceived({ instant, timeZone, now }: { instant: string; timeZone: string; now: string }): string {
  const date = getCalendarDate(instant, timeZone)
  const today = getCalendarDate(now, timeZone)
  if (date === today) return formatTimeOfDay({ instant, timeZone, withSeconds: true })

  return `${formatShortDate(date, today)}, ${formatTimeOfDay({ instant, timeZone })}`
}

/** The first sentence, which says what happened. What follows it says what to do, and stands as steps where the code has some. */
export function readFirstSentence(text: string): string {
  const end = text.search(/[.!?]\s+\p{Lu}/u)

  return end === -1 ? text : text.slice(0, end + 1)
}

/** It needed somebody and was replayed: the newer event tells whether it still does. */
export function isReplayed({ state, replayedAt }: Pick<EventSummary, 'state' | 'replayedAt'>): boolean {
  return replayedAt !== null && isTrouble(state)
}
