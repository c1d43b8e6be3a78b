import { formatAttention } from '#components/home/format-attention.ts'
import type { Clock } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { StateIcon } from '#components/patterns/state.tsx'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import { Count } from '#components/ui/badge.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { Age } from '#components/ui/time.tsx'
import type { EventSummary } from '#lib/domain/events/contract.ts'
import type { Home } from '#lib/domain/home/contract.ts'

/** Events that wait for a person, newest first, each with the way to what solves it. */
export function AttentionPanel({ home, clock }: { home: Home; clock: Clock }) {
  const { slug } = useOrganization()
  const eventsHref = buildPlaceHref({ slug, path: '/events' })
  const total = home.needsAttentionCount + home.failedCount

  return (
    <Panel
      title="Needs attention"
      note={total > 0 ? <Count value={total} /> : undefined}
      actions={
        <TextLink href={eventsHref} className="text-12">
          All events
        </TextLink>
      }
      isFlush
    >
      {home.needsAttention.length === 0 ? (
        <EmptyState kind="done" title="Nothing needs attention">
          Events that need a person appear here by themselves.
        </EmptyState>
      ) : (
        <ul>
          {home.needsAttention.map((event) => (
            <AttentionRow key={event.id} event={event} href={`${eventsHref}/${event.id}`} clock={clock} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function AttentionRow({ event, href, clock }: { event: EventSummary; href: string; clock: Clock }) {
  const { title, detail } = formatAttention(event)

  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto_auto] items-center gap-x-3 border-b border-line px-4 py-2.5 last:border-0 max-md:grid-cols-[20px_minmax(0,1fr)] max-md:py-3">
      <span className="self-start pt-0.5">
        <StateIcon noun="event" state={event.state} isNamed />
      </span>
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
        <p dir="auto" className="truncate text-ink-3 max-md:whitespace-normal">
          {detail}
        </p>
      </div>
      <span className="text-12 text-ink-3 max-md:hidden">
        <Age instant={event.receivedAt} {...clock} />
      </span>
      <ButtonLink href={href} size="sm" className="min-w-24 max-md:col-start-2 max-md:mt-2 max-md:justify-self-start">
        Open event
        <span className="sr-only">: {detail}</span>
      </ButtonLink>
    </li>
  )
}
