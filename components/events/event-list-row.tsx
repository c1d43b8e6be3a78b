'use client'

import { FlaskConical, RotateCw } from 'lucide-react'
import { memo } from 'react'
import { describeCounts, describeStateNote, describeSubject, formatReceived, isReplayed } from '#components/events/event-words.ts'
import { ReviewListItem } from '#components/patterns/review-list-item.tsx'
import type { SelectHow } from '#components/patterns/selection.ts'
import { StateIcon, StateWord } from '#components/patterns/state.tsx'
import { Flag } from '#components/ui/badge.tsx'
import type { EventSummary } from '#lib/domain/events/contract.ts'
import { formatInstantExact } from '#lib/platform/format/dates.ts'

export type EventListRowProps = {
  event: EventSummary
  href: string
  timeZone: string
  now: string
  isCurrent: boolean
  isLeaving: boolean
  isSelected: boolean
  /** Every row shows its box. */
  isSelecting: boolean
  /** Null where nothing could be done with a selection. */
  onSelect: ((id: string, how: SelectHow) => void) | null
}

/** One event of the list: what, how it stands, whom it is about, when. */
export const EventListRow = memo(function EventListRow({ event, href, timeZone, now, ...rest }: EventListRowProps) {
  const { isSelected, isSelecting, onSelect, ...marks } = rest
  const { id, label, receivedAt } = event
  const time = formatReceived({ instant: receivedAt, timeZone, now })

  return (
    <ReviewListItem
      id={id}
      href={href}
      icon={<StateIcon noun="event" state={event.state} className={isReplayed(event) ? 'text-ink-3' : undefined} />}
      title={label}
      titleNote={<EventState event={event} />}
      subtitle={describeSubject(event)}
      end={
        <time dateTime={receivedAt} title={`${formatInstantExact(receivedAt, timeZone)}, ${timeZone}`}>
          {time}
        </time>
      }
      flags={<EventFlags event={event} />}
      selection={
        onSelect ? { label: `Select ${label}, ${time}`, isSelected, isSelecting, onSelect: (how) => onSelect(id, how) } : undefined
      }
      {...marks}
    />
  )
})

/** One that was replayed needs nobody any more, so its word has no tone. */
function EventState({ event }: { event: EventSummary }) {
  const note = describeStateNote(event)
  if (isReplayed(event)) return <span className="text-ink-3">{note}</span>

  return (
    <StateWord noun="event" state={event.state}>
      {note ?? undefined}
    </StateWord>
  )
}

function EventFlags({ event }: { event: EventSummary }) {
  return (
    <>
      {event.isTest ? <Flag icon={<FlaskConical aria-hidden="true" />} label="Test event" tone="ink" /> : null}
      {event.replayOfId ? <Flag icon={<RotateCw aria-hidden="true" />} label="Replay of an earlier event" tone="ink" /> : null}
      {describeCounts(event)}
    </>
  )
}
