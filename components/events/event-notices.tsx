'use client'

import { ArrowRight, RotateCw } from 'lucide-react'
import { EventReason } from '#components/events/event-reason.tsx'
import type { EventAct } from '#components/events/use-event-acts.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'
import { isTrouble } from '#lib/domain/events/rules.ts'

export type EventNoticesProps = { event: EventDetail; address: EventsAddress; retry: EventAct | null }

/** Between head and steps: that it was replayed, and why it stands where it stands. */
export function EventNotices({ event, address, retry }: EventNoticesProps) {
  return (
    <>
      {event.replayedAt ? <ReplayedNotice event={event} replayedAt={event.replayedAt} address={address} /> : null}
      {event.reason || isTrouble(event.state) ? <EventReason event={event} retry={retry} /> : null}
    </>
  )
}

/** What became of it, the newest replay tells. */
function ReplayedNotice({ event, replayedAt, address }: Omit<EventNoticesProps, 'retry'> & { replayedAt: string }) {
  const { timeZone } = useOrganization()
  const [newest] = event.replays

  return (
    <Notice
      icon={<RotateCw aria-hidden="true" />}
      aside={
        newest ? (
          <TextLink
            isShallow
            href={address.hrefOf({ id: newest.id })}
            className="inline-flex items-center gap-1 whitespace-nowrap max-md:py-0"
          >
            Open newest <ArrowRight aria-hidden="true" className="size-3.5" />
          </TextLink>
        ) : null
      }
      title={
        <>
          Replayed <Instant instant={replayedAt} timeZone={timeZone} form="exact" />
        </>
      }
    >
      What became of it, the newer event tells.
    </Notice>
  )
}
