'use client'

import type { FieldNews } from '#components/offers/list-news.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { formatMoment } from '#components/record/describe-provenance.ts'
import { Popover } from '#components/ui/popover.tsx'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

/** That Ashby changed a field since somebody looked; on hover, focus or tap what stood there before. */
export function ChangedMark({ field, news }: { field: RecordField; news: FieldNews }) {
  const { timeZone } = useOrganization()
  const now = useNow()
  const { before, currency, at } = news

  return (
    <Popover
      opensOnHover
      title="Changed in Ashby since you looked"
      align="start"
      trigger={
        <button
          type="button"
          className="relative min-h-5 shrink-0 rounded-sm text-12 font-medium text-iris before:mr-1.5 before:inline-block before:size-1.5 before:rounded-full before:bg-iris-solid before:align-[1px] before:content-[''] after:absolute after:-inset-x-1 after:-inset-y-0.5 max-md:after:-inset-y-3"
        >
          Changed<span className="sr-only">: {field.label} in Ashby since you looked</span>
        </button>
      }
    >
      <dl className="grid grid-cols-[64px_minmax(0,1fr)] gap-x-2 gap-y-1">
        <dt className="text-ink-3">Before</dt>
        <dd dir="auto" className="num text-left [overflow-wrap:anywhere]">
          {before === null ? 'No value' : formatFieldValue({ definition: field, value: before, currency })}
        </dd>
        <dt className="text-ink-3">Changed</dt>
        <dd className="num">{formatMoment({ instant: at, timeZone, now })}</dd>
      </dl>
    </Popover>
  )
}
