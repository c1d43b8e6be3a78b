'use client'

import { EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { EventCalls } from '#components/events/event-calls.tsx'
import type { PayloadView } from '#components/events/event-filters.ts'
import { EventLinks } from '#components/events/event-links.tsx'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { JsonViewer } from '#components/patterns/json-viewer.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'

type ViewProps = { event: EventDetail; address: EventsAddress }

/** What Ashby sent with personal values hidden, what was asked of it, and the other events that belong to this one. */
export function EventPayload({ event, address }: ViewProps) {
  const { view } = address
  const callCount = event.attempts.reduce((sum, { calls }) => sum + calls.length, 0)
  const tab = (target: PayloadView, label: string, count?: number) => ({
    href: address.hrefOf({ id: event.id, view: target }),
    label,
    isCurrent: view === target,
    count,
  })

  return (
    <section aria-label="What belongs to it" className="mt-4 overflow-hidden rounded-lg border border-line">
      <div className="flex items-center gap-3 border-b border-line pr-4 pl-4">
        <Tabs
          label="What belongs to it"
          size="sm"
          isShallow
          className="min-w-0 flex-1 border-0"
          items={[
            tab('payload', 'Payload'),
            tab('headers', 'Headers', Object.keys(event.headers).length),
            tab('calls', 'Calls to Ashby', callCount),
            tab('act', 'Same act', event.siblings.length),
            tab('replays', 'Replays', event.replays.length),
          ]}
        />
        {view === 'payload' && event.body !== null ? (
          <span className="inline-flex shrink-0 items-center gap-1.5 text-12 text-ink-3 @max-2xl:hidden">
            <EyeOff aria-hidden="true" className="size-3.5" />
            Personal data hidden
          </span>
        ) : null}
      </div>
      {renderView({ event, address })}
    </section>
  )
}

function renderView({ event, address }: ViewProps): ReactNode {
  switch (address.view) {
    case 'payload':
      return <Payload event={event} />
    case 'headers':
      return <Headers event={event} />
    case 'calls':
      return <EventCalls event={event} />
    case 'act':
      return <EventLinks events={event.siblings} address={address} empty="Ashby sent no other event for the same act." />
    case 'replays':
      return <EventLinks events={event.replays} address={address} empty="It was not replayed." />
  }
}

function Payload({ event }: { event: EventDetail }) {
  const { timeZone } = useOrganization()
  if (event.bodyRemovedAt) {
    return (
      <p className="px-4 py-3 text-ink-3">
        The body was removed <Instant instant={event.bodyRemovedAt} timeZone={timeZone} />, at the end of its time of keeping. What it led
        to stays.
      </p>
    )
  }
  if (event.body === null) return <p className="px-4 py-3 text-ink-3">{describeMissingBody(event)}</p>

  return <JsonViewer value={event.body} label="Payload" isCopyable />
}

function describeMissingBody({ state, reasonCode, subject }: EventDetail): string {
  if (reasonCode === 'forgotten') return 'The candidate was erased, and the body with them.'
  if (state === 'Ignored' && subject.externalId === '') return 'Handoff does not use this event, so its body was not kept.'

  return 'The body is not JSON, so it is not shown.'
}

function Headers({ event }: { event: EventDetail }) {
  const headers = Object.entries(event.headers)
  if (headers.length === 0) {
    return (
      <p className="px-4 py-3 text-ink-3">
        {event.bodyRemovedAt ? 'The headers were removed together with the body.' : 'It came without headers worth keeping.'}
      </p>
    )
  }

  return (
    <dl className="grid grid-cols-[minmax(0,160px)_minmax(0,1fr)] gap-x-4 gap-y-1.5 px-4 py-3 font-mono text-12 max-md:grid-cols-1">
      {headers.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3 [overflow-wrap:anywhere]">{name}</dt>
          <dd className="[overflow-wrap:anywhere] max-md:mb-1">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
