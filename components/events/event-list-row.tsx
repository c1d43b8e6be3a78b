'use client'

import { memo } from 'react'
import { describeCounts, describeStateNote, describeSubject, formatReceived } from '#components/events/event-words.ts'
import { ReviewListItem } from '#components/patterns/review-list-item.tsx'
import { StateIcon, StateWord } from '#components/patterns/state.tsx'
import type { EventSummary } from '#lib/domain/events/contract.ts'
import { formatInstantExact } from '#lib/platform/format/dates.ts'

export type EventListRowProps = {
  event: EventSummary
  href: string
  timeZone: string
  now: string
  isCurrent: boolean
  isLeaving: boolean
}

/** One event of the list: what, how it stands, whom it is about, when. */
export const EventListRow = memo(function EventListRow({ event, href, timeZone, now, ...marks }: EventListRowProps) {
  const { id, state, label, receivedAt } = event

  return (
    <ReviewListItem
      id={id}
      href={href}
      icon={<StateIcon noun="event" state={state} />}
      title={label}
      titleNote={
        <StateWord noun="event" state={state}>
          {describeStateNote(event) ?? undefined}
        </StateWord>
      }
      subtitle={describeSubject(event)}
      end={
        <time dateTime={receivedAt} title={`${formatInstantExact(receivedAt, timeZone)}, ${timeZone}`}>
          {formatReceived({ instant: receivedAt, timeZone, now })}
        </time>
      }
      flags={describeCounts(event)}
      {...marks}
    />
  )
})
