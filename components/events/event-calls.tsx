'use client'

import { describeAnswer, isRefusedCall } from '#components/events/attempt-parts.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'
import { formatDuration } from '#lib/platform/format/dates.ts'

/** Every call to Ashby that was made for an event, with its answer. What they carried is not kept: it is read anew each time. */
export function EventCalls({ event }: { event: EventDetail }) {
  const { timeZone } = useOrganization()
  const calls = event.attempts.flatMap(({ id, calls: made }) => made.map((call, index) => ({ ...call, key: `${id}-${index}` })))
  if (calls.length === 0) return <p className="px-4 py-3 text-ink-3">Ashby was not asked for this event.</p>

  return (
    <ul>
      {calls.map((call) => (
        <li
          key={call.key}
          className="grid grid-cols-[minmax(0,1fr)_auto_64px] items-center gap-x-3 border-b border-line px-4 py-2 last:border-0"
        >
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <code className="font-mono text-12">{call.operation}</code>{' '}
            <span className={isRefusedCall(call) ? 'text-12 text-rust' : 'text-12 text-ink-3'}>{describeAnswer(call)}</span>
          </span>
          <span className="num text-12 text-ink-3">
            <Instant instant={call.startedAt} timeZone={timeZone} form="time-exact" />
          </span>
          <span className="num text-right text-12 text-ink-3">{formatDuration(call.durationMs)}</span>
          {call.requestId ? (
            <span className="col-span-full inline-flex min-w-0 items-center gap-1">
              <code className="min-w-0 font-mono text-12 text-ink-3 [overflow-wrap:anywhere]">{call.requestId}</code>
              <span className="-my-1.5">
                <CopyButton value={call.requestId} label="Copy Ashby’s request ID" isIconOnly />
              </span>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
