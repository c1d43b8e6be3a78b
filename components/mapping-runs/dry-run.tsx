'use client'

import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { DryRun as DryRunAnswer, RunDifference } from '#lib/domain/mappings/runs/contract.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { objectWords } from '#lib/domain/mappings/terms.ts'
import { formatCount, formatCountOf } from '#lib/platform/format/counts.ts'

type DryRunProps = { object: MappedObject; dryRun: DryRunAnswer; fields: readonly FieldDefinition[] }

/** What a re-apply would change, record by record, before anybody agrees to it. */
export function DryRun({ object, dryRun, fields }: DryRunProps) {
  const { one, many, open, settled } = objectWords[object]
  const { total, changing, unreadable, isPartial, items, version } = dryRun
  const rest = changing - items.length

  return (
    <div className="flex flex-col gap-3">
      {changing > 0 ? (
        <p className="num">
          <strong className="font-semibold">{`Affects ${formatCount(changing)} of ${formatCountOf({ count: total, one: `${open} ${one}`, many: `${open} ${many}` })}.`}</strong>{' '}
          <span className="text-ink-2">{`${capitalize(settled)} stay as they are.`}</span>
        </p>
      ) : null}
      {isPartial ? (
        <Notice>{`There are more than 1,000 ${open} ${many}. The first 1,000 are compared here; the re-apply goes over all of them.`}</Notice>
      ) : null}
      {unreadable > 0 ? <Unreadable object={object} count={unreadable} /> : null}
      {changing === 0 ? (
        <EmptyState kind="done" title="Nothing to re-apply">
          {total === 0 ? `There are no ${open} ${many}.` : `What version ${version} gives is what ${open} ${many} hold already.`}
        </EmptyState>
      ) : null}
      {items.length > 0 ? (
        <ul className="overflow-hidden rounded-md border border-line">
          {items.map((item) => (
            <Difference key={item.id} item={item} one={one} fields={fields} />
          ))}
        </ul>
      ) : null}
      {rest > 0 ? (
        <p className="num text-12 text-ink-3">{`and ${formatCountOf({ count: rest, one: `more ${one}`, many: `more ${many}` })}`}</p>
      ) : null}
    </div>
  )
}

function Unreadable({ object, count }: { object: MappedObject; count: number }) {
  const { one, many, title } = objectWords[object]
  const isOne = count === 1

  return (
    <Notice tone="amber" title={`${formatCountOf({ count, one, many })} cannot be done yet.`}>
      {`${isOne ? 'It has' : 'They have'} not been read since Handoff was updated. Press “Check Ashby now” on the ${title} page, then re-apply again.`}
    </Notice>
  )
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type DifferenceProps = { item: RunDifference; one: string; fields: readonly FieldDefinition[] }

function Difference({ item, one, fields }: DifferenceProps) {
  return (
    <li className="border-b border-line bg-surface px-3 py-2.5 last:border-0">
      <p className="flex min-w-0 items-baseline gap-2">
        <bdi className="min-w-0 truncate font-medium">{item.name ?? `Unnamed ${one}`}</bdi>
        {item.jobTitle ? <bdi className="min-w-0 truncate text-12 text-ink-3">{item.jobTitle}</bdi> : null}
      </p>
      {item.changes.length === 0 ? <p className="text-12 text-ink-3">Only what you may not see changes here.</p> : null}
      <dl className="mt-1 flex flex-col gap-1">
        {item.changes.map((change) => (
          <Change key={change.field} change={change} item={item} fields={fields} />
        ))}
      </dl>
    </li>
  )
}

type ChangeProps = { change: RunDifference['changes'][number]; item: RunDifference; fields: readonly FieldDefinition[] }

function Change({ change, item, fields }: ChangeProps) {
  const options = fields.find(({ key }) => key === change.field)?.options ?? []
  const show = (side: 'before' | 'after'): ReactNode => {
    const value = change[side]
    if (value === null) return <span className="text-ink-3">No value</span>
    // The currency stands beside the amount only where it changes too.
    const currency = item.changes.find(({ type }) => type === 'currency')?.[side] ?? null

    return <bdi>{formatFieldValue({ definition: { type: change.type, options }, value, currency })}</bdi>
  }

  return (
    <div className="grid grid-cols-[152px_minmax(0,1fr)] gap-x-3 max-md:grid-cols-1">
      <dt dir="auto" className="truncate text-ink-3" title={change.label}>
        {change.label}
      </dt>
      <dd className="num min-w-0 [overflow-wrap:anywhere]">
        {change.isEdited ? (
          <>
            {show('before')}{' '}
            <span className="inline-flex items-center gap-1 text-12 whitespace-nowrap text-iris">
              <Pencil aria-hidden="true" className="size-3" />
              stays, edited by a person
            </span>
          </>
        ) : (
          <>
            {change.before === null ? show('before') : <s className="text-ink-3">{show('before')}</s>} <span aria-hidden="true">→</span>
            <span className="sr-only">becomes</span> {show('after')}
          </>
        )}
      </dd>
    </div>
  )
}

const rows = ['w-40', 'w-48', 'w-36'] as const

/** A dry run that is on its way, in the shape it will have. */
export function DryRunSkeleton({ object }: { object: MappedObject }) {
  return (
    <div role="status" aria-label={`Comparing ${objectWords[object].many}`} className="flex flex-col gap-4">
      <Skeleton className="w-72" />
      <div className="rounded-md border border-line">
        {rows.map((width) => (
          <div key={width} className="flex flex-col gap-2.5 border-b border-line px-3 py-3 last:border-0">
            <Skeleton className={width} />
            <Skeleton className="w-80" />
          </div>
        ))}
      </div>
    </div>
  )
}
