'use client'

import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { buildEventSteps, measureEvent } from '#components/events/build-event-steps.tsx'
import { EventActBar } from '#components/events/event-act-bar.tsx'
import { EventFacts } from '#components/events/event-facts.tsx'
import { EventAside, EventSubtitle } from '#components/events/event-head.tsx'
import { EventNotices } from '#components/events/event-notices.tsx'
import { EventPayload } from '#components/events/event-payload.tsx'
import { EventRecordSkeleton } from '#components/events/event-record-skeleton.tsx'
import { describeSubject } from '#components/events/event-words.ts'
import { type EventActs, useEventActs } from '#components/events/use-event-acts.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { ReviewRecord } from '#components/patterns/review-record.tsx'
import { StepTimeline } from '#components/patterns/step-timeline.tsx'
import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'
import { formatDuration, formatInstantExact, formatTimeOfDay, getCalendarDate } from '#lib/platform/format/dates.ts'

export type EventRecordProps = { id: string; address: EventsAddress; phoneBar: ReactNode }

/** One event with what came of it. `phoneBar` says where in the list it is. */
export function EventRecord({ id, address, phoneBar }: EventRecordProps) {
  const api = useApi()
  const { data: event, error, refetch } = useQuery(api.events.get.queryOptions({ input: { id } }))

  if (event) return <LoadedEvent event={event} address={address} phoneBar={phoneBar} />
  if (!error) return <EventRecordSkeleton phoneBar={phoneBar} />
  const { title, userMessage, requestId, code } = readErrorMessage(error)

  return (
    <>
      {phoneBar}
      <div className="p-6 max-md:p-4">
        <ErrorState
          title={code === 'not_found' ? 'This event is not here' : title}
          requestId={requestId}
          actions={
            <Button size="sm" onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          {code === 'not_found' ? 'It was removed after its time of keeping. Choose another one from the list.' : userMessage}
        </ErrorState>
      </div>
    </>
  )
}

function LoadedEvent({ event, address, phoneBar }: { event: EventDetail } & Omit<EventRecordProps, 'id'>) {
  const acts = useEventActs({ event, onOpen: address.open })
  useActCommands(acts)

  return (
    <ReviewRecord
      label={`${event.label}, ${describeSubject(event)}`}
      title={event.label}
      subtitle={<EventSubtitle event={event} address={address} />}
      aside={<EventAside event={event} />}
      phoneBar={phoneBar}
      notices={<EventNotices event={event} address={address} retry={acts.retry} />}
      actBar={<EventActBar replay={acts.replay} />}
    >
      <WhatHappened event={event} />
      <EventPayload event={event} address={address} />
      <EventFacts event={event} />
    </ReviewRecord>
  )
}

function useActCommands({ retry, replay }: EventActs): void {
  const group = 'This event'

  useCommands([
    ...(replay && replay.obstacle === null
      ? [{ id: 'event.replay', keys: 'r', label: 'Replay event', group, icon: RotateCw, isEnabled: !replay.isPending, run: replay.run }]
      : []),
    ...(retry ? [{ id: 'event.retry', label: 'Try again', group, icon: RotateCw, isEnabled: !retry.isPending, run: retry.run }] : []),
  ])
}

function WhatHappened({ event }: { event: EventDetail }) {
  const { timeZone } = useOrganization()
  const today = getCalendarDate(useNow(), timeZone)
  const formatTime = (instant: string) =>
    getCalendarDate(instant, timeZone) === today
      ? formatTimeOfDay({ instant, timeZone, withSeconds: true })
      : formatInstantExact(instant, timeZone)
  const { steps, totalMs } = buildEventSteps({ event, formatTime })
  const tookMs = measureEvent(event)

  return (
    <section aria-labelledby="what-happened">
      <div className="flex min-h-10 items-center gap-3 text-12">
        <h3 id="what-happened" className="font-semibold text-ink-2">
          What happened
        </h3>
        <span className="num ml-auto text-ink-3">
          {tookMs === null ? null : `${formatDuration(tookMs)}, `}
          <Instant instant={event.receivedAt} timeZone={timeZone} form="exact" />
        </span>
      </div>
      <StepTimeline steps={steps} totalMs={totalMs} />
    </section>
  )
}
