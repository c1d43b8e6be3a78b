'use client'

import { describeStateNote, describeSubject, formatReceived, isReplayed } from '#components/events/event-words.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { StateText } from '#components/patterns/state.tsx'
import { AppLink } from '#components/ui/link.tsx'
import type { EventSummary } from '#lib/domain/events/contract.ts'

/** Other events, each one the way to it. `empty` says why there are none. */
export function EventLinks({ events, address, empty }: { events: readonly EventSummary[]; address: EventsAddress; empty: string }) {
  const { timeZone } = useOrganization()
  const now = useNow()
  if (events.length === 0) return <p className="px-4 py-3 text-ink-3">{empty}</p>

  return (
    <ul>
      {events.map((event) => (
        <li key={event.id} className="border-b border-line last:border-0">
          <AppLink
            isShallow
            href={address.hrefOf({ id: event.id })}
            className="flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 max-md:min-h-11"
          >
            <span className="font-medium">{event.label}</span>
            <bdi className="min-w-0 truncate text-ink-3">{describeSubject(event)}</bdi>
            <span className="num ml-auto flex min-w-0 items-center gap-3 text-12 text-ink-3">
              <StateText noun="event" state={event.state} className={isReplayed(event) ? 'text-ink-3' : undefined}>
                {isReplayed(event) ? describeStateNote(event) : undefined}
              </StateText>
              {formatReceived({ instant: event.receivedAt, timeZone, now })}
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  )
}
