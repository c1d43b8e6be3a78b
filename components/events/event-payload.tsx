'use client'

import { EyeOff } from 'lucide-react'
import type { PayloadView } from '#components/events/event-filters.ts'
import { describeSubject, formatReceived } from '#components/events/event-words.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { JsonViewer } from '#components/patterns/json-viewer.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { StateText } from '#components/patterns/state.tsx'
import { AppLink } from '#components/ui/link.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'

type ViewProps = { event: EventDetail; address: EventsAddress }

/** What Ashby sent: the body with personal values hidden, the headers, and the other events of the same act. */
export function EventPayload({ event, address }: ViewProps) {
  const { view } = address
  const tab = (target: PayloadView, label: string, count?: number) => ({
    href: address.hrefOf({ id: event.id, view: target }),
    label,
    isCurrent: view === target,
    count,
  })

  return (
    <section aria-label="What Ashby sent" className="mt-4 overflow-hidden rounded-lg border border-line">
      <div className="flex items-center gap-3 border-b border-line pr-4 pl-4">
        <Tabs
          label="What Ashby sent"
          size="sm"
          isShallow
          className="min-w-0 flex-1 border-0"
          items={[
            tab('payload', 'Payload'),
            tab('headers', 'Headers', Object.keys(event.headers).length),
            tab('act', 'Same act', event.siblings.length),
          ]}
        />
        {view === 'payload' && event.body !== null ? (
          <span className="inline-flex shrink-0 items-center gap-1.5 text-12 text-ink-3 max-md:hidden">
            <EyeOff aria-hidden="true" className="size-3.5" />
            Personal data hidden
          </span>
        ) : null}
      </div>
      {view === 'payload' ? <Payload event={event} /> : null}
      {view === 'headers' ? <Headers event={event} /> : null}
      {view === 'act' ? <SameAct event={event} address={address} /> : null}
    </section>
  )
}

function Payload({ event }: { event: EventDetail }) {
  if (event.body === null) return <p className="px-4 py-3 text-ink-3">The body is not JSON, so it is not shown.</p>

  return <JsonViewer value={event.body} label="Payload" isCopyable />
}

function Headers({ event }: { event: EventDetail }) {
  const headers = Object.entries(event.headers)
  if (headers.length === 0) return <p className="px-4 py-3 text-ink-3">It came without headers worth keeping.</p>

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

function SameAct({ event, address }: ViewProps) {
  const { timeZone } = useOrganization()
  const now = useNow()
  if (event.siblings.length === 0) {
    return <p className="px-4 py-3 text-ink-3">Ashby sent no other event for the same act.</p>
  }

  return (
    <ul>
      {event.siblings.map((sibling) => (
        <li key={sibling.id} className="border-b border-line last:border-0">
          <AppLink
            isShallow
            href={address.hrefOf({ id: sibling.id })}
            className="flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 max-md:min-h-11"
          >
            <span className="font-medium">{sibling.label}</span>
            <bdi className="min-w-0 truncate text-ink-3">{describeSubject(sibling)}</bdi>
            <span className="num ml-auto flex items-center gap-3 text-12 text-ink-3">
              <StateText noun="event" state={sibling.state} />
              {formatReceived({ instant: sibling.receivedAt, timeZone, now })}
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  )
}
