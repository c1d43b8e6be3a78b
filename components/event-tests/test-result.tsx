'use client'

import { CircleCheck, CircleX } from 'lucide-react'
import { describeAnswer, describeTestResult, nameDelivery } from '#components/event-tests/test-words.ts'
import { buildEventsHref } from '#components/events/event-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { TestEventResult } from '#lib/domain/events/contract.ts'
import { formatDuration } from '#lib/platform/format/dates.ts'

/** What came of a test, delivery by delivery, and the way to the event that it stored. */
export function TestResult({ result, onOpen }: { result: TestEventResult; onOpen: () => void }) {
  const { slug } = useOrganization()
  const { deliveries, eventId } = result
  const { tone, title } = describeTestResult(result)

  return (
    <Notice tone={tone} isAnnounced title={title}>
      <ul className="mt-1.5 flex flex-col gap-1.5">
        {deliveries.map(({ status, durationMs, isExpected, message }, index) => (
          <li key={nameDelivery({ index, count: deliveries.length })} className="grid grid-cols-[14px_minmax(0,1fr)_auto] gap-x-2">
            <span className={isExpected ? 'pt-[3px] text-moss' : 'pt-[3px] text-rust'}>
              {isExpected ? <CircleCheck aria-hidden="true" className="size-3.5" /> : <CircleX aria-hidden="true" className="size-3.5" />}
            </span>
            <span className="num min-w-0 font-medium text-ink">
              {nameDelivery({ index, count: deliveries.length })}{' '}
              <span className="font-normal text-ink-2">{describeAnswer({ status })}</span>
            </span>
            <span className="num text-12 leading-5 text-ink-3">{formatDuration(durationMs)}</span>
            <span className="col-start-2 col-end-[-1]">{message}</span>
          </li>
        ))}
      </ul>
      {eventId ? (
        <p className="mt-2">
          <TextLink isShallow isInline href={buildEventsHref({ slug, id: eventId })} onClick={onOpen}>
            Open the event
          </TextLink>
        </p>
      ) : null}
    </Notice>
  )
}
