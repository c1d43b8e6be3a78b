'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { buildEventSteps } from '#components/events/build-event-steps.tsx'
import { EventFacts } from '#components/events/event-facts.tsx'
import { EventPayload } from '#components/events/event-payload.tsx'
import { EventReason } from '#components/events/event-reason.tsx'
import { EventRecordSkeleton } from '#components/events/event-record-skeleton.tsx'
import { describeSubject, retryableStates } from '#components/events/event-words.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { useAreSingleKeysOn } from '#components/patterns/commands-context.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { KeyHints } from '#components/patterns/key-caps.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { ActBar } from '#components/patterns/page-body.tsx'
import { ReviewRecord } from '#components/patterns/review-record.tsx'
import { StateChip } from '#components/patterns/state.tsx'
import { StepTimeline } from '#components/patterns/step-timeline.tsx'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { Instant } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
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
  const can = useCan()
  const retry = useRetry(event)
  const canRetry = can('events.retry') && retryableStates.includes(event.state)

  useCommands(
    canRetry
      ? [
          {
            id: 'event.retry',
            keys: 'r',
            label: 'Try again',
            group: 'This event',
            icon: RotateCw,
            isEnabled: !retry.isPending,
            run: retry.run,
          },
        ]
      : [],
  )

  return (
    <ReviewRecord
      label={`${event.label}, ${describeSubject(event)}`}
      title={event.label}
      subtitle={<EventSubtitle event={event} />}
      aside={<StateChip noun="event" state={event.state} />}
      phoneBar={phoneBar}
      notices={
        event.reason || retryableStates.includes(event.state) ? (
          <EventReason
            event={event}
            action={
              canRetry ? (
                <Button size="sm" icon={<RotateCw />} isLoading={retry.isPending} onClick={retry.run}>
                  Try again
                </Button>
              ) : null
            }
          />
        ) : null
      }
      actBar={<EventActBar canRetry={canRetry} />}
    >
      <WhatHappened event={event} />
      <EventPayload event={event} address={address} />
      <EventFacts event={event} />
    </ReviewRecord>
  )
}

function useRetry({ id }: EventDetail): { run: () => void; isPending: boolean } {
  const api = useApi()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation(
    api.events.retry.mutationOptions({
      onSuccess: (answer) => {
        queryClient.setQueryData(api.events.get.queryKey({ input: { id } }), answer)
        void queryClient.invalidateQueries({ queryKey: api.events.key() })
        toast.success('Trying again')
      },
      onError: toastError,
    }),
  )

  return { run: () => mutate({ id }), isPending }
}

function EventSubtitle({ event }: { event: EventDetail }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <SubjectLinks event={event} />
      <span aria-hidden="true" className="text-ink-3 max-md:hidden">
        ·
      </span>
      <span className="inline-flex min-w-0 items-center gap-1">
        <code className="min-w-0 font-mono text-12 text-ink-2 [overflow-wrap:anywhere]">{event.id}</code>
        <span className="-my-1">
          <CopyButton value={event.id} label="Copy event ID" isIconOnly />
        </span>
      </span>
    </span>
  )
}

/** A hire is an application with its offer, so an event can be about both; the name is that of one person. */
function SubjectLinks({ event }: { event: EventDetail }) {
  const { slug } = useOrganization()
  const { offer, newHire } = event
  const subject = <bdi>{describeSubject(event)}</bdi>
  if (!newHire) return offer ? <TextLink href={`/${slug}/offers/${offer.id}`}>{subject}</TextLink> : <span>{subject}</span>

  return (
    <>
      <TextLink href={`/${slug}/new-hires/${newHire.id}`}>{subject}</TextLink>
      {offer ? <TextLink href={`/${slug}/offers/${offer.id}`}>Offer</TextLink> : null}
    </>
  )
}

function WhatHappened({ event }: { event: EventDetail }) {
  const { timeZone } = useOrganization()
  const today = getCalendarDate(useNow(), timeZone)
  const formatTime = (instant: string) =>
    getCalendarDate(instant, timeZone) === today
      ? formatTimeOfDay({ instant, timeZone, withSeconds: true })
      : formatInstantExact(instant, timeZone)
  const { steps, totalMs } = buildEventSteps({ event, formatTime })
  const end = event.attempts.at(-1)?.finishedAt
  const tookMs = end ? new Date(end).getTime() - new Date(event.receivedAt).getTime() : null

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

function EventActBar({ canRetry }: { canRetry: boolean }) {
  const areSingleKeysOn = useAreSingleKeysOn()
  const hints = [
    { keys: ['j', 'k'], label: 'Move' },
    ...(canRetry ? [{ keys: ['r'], label: 'Try again' }] : []),
    { keys: ['?'], label: 'Keyboard shortcuts' },
  ]
  // It holds hints and nothing else.
  if (!areSingleKeysOn) return null

  return (
    <div className="max-md:hidden pointer-coarse:hidden">
      <ActBar hints={<KeyHints hints={hints} />}>{null}</ActBar>
    </div>
  )
}
