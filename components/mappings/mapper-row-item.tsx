'use client'

import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { fieldTypeWords } from '#components/fields/field-type-words.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { fieldRowId } from '#components/mappings/mapping-address.ts'
import { RowConflict } from '#components/mappings/row-conflict.tsx'
import { RowMenu } from '#components/mappings/row-menu.tsx'
import { RowStateCell } from '#components/mappings/row-state-cell.tsx'
import { FirstStep, FurtherSteps } from '#components/mappings/rule-steps.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'

/**
 * The columns of the table. Narrow panes leave the sample out, then stack: field and state, what fills it, the rest.
 */
export const rowGrid =
  'grid gap-x-3 grid-cols-[minmax(0,1fr)_auto_28px] @xl:grid-cols-[minmax(112px,156px)_16px_minmax(0,1fr)_144px_28px] @3xl:grid-cols-[156px_16px_minmax(0,1fr)_120px_144px_28px] max-md:grid-cols-[minmax(0,1fr)_auto_36px]'

/** One field of ours: what fills it, what comes out for the previewed record, and how it stands. */
export function MapperRowItem({ row }: { row: MapperRow }) {
  const [isAdding, setIsAdding] = useState(false)
  const { field, steps, conflict, remarks, isTouched } = row
  const hasMore = conflict !== null || remarks.length > 0 || isAdding || steps.length > 1 || steps.some(({ kind }) => kind === 'lookup')

  return (
    <li
      id={fieldRowId(field.key)}
      data-anchor=""
      tabIndex={-1}
      aria-label={field.label}
      className={joinClasses(
        rowGrid,
        'relative min-h-13 items-center gap-y-2 border-t border-line px-3 py-1.5 first:border-t-0 focus-visible:-outline-offset-2 @max-xl:py-3',
        'before:absolute before:inset-y-2 before:left-0 before:w-0.5 before:rounded-full',
        isTouched && 'before:bg-iris-solid',
      )}
    >
      <TargetCell row={row} />
      <span className="text-ink-3 @max-xl:hidden">
        <ArrowLeft aria-hidden="true" className="size-3.5" />
        <span className="sr-only">filled from</span>
      </span>
      <div className="min-w-0 @max-xl:order-1 @max-xl:col-span-full">
        <FirstStep row={row} />
      </div>
      <SampleCell row={row} />
      <RowStateCell row={row} />
      <RowMenu row={row} onAddFallback={() => setIsAdding(true)} />
      {hasMore ? (
        <div className="order-2 col-span-full grid min-w-0 grid-cols-subgrid gap-y-2 pb-1 *:col-span-full @xl:col-start-3">
          {conflict ? <RowConflict row={row} /> : null}
          {remarks.map(({ tone, text }) => (
            <p key={text} className={joinClasses('text-12 [overflow-wrap:anywhere]', tone === 'rust' ? 'text-rust' : 'text-ink-2')}>
              {text}
            </p>
          ))}
          <FurtherSteps row={row} isAdding={isAdding} onAdded={() => setIsAdding(false)} />
        </div>
      ) : null}
    </li>
  )
}

function TargetCell({ row: { field, isTouched } }: { row: MapperRow }) {
  return (
    <div className="min-w-0 self-center">
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
        <span dir="auto" title={field.label} className="min-w-0 max-w-full truncate font-medium">
          {field.label}
        </span>
        {field.isRequired ? <span className="shrink-0 text-11 text-ink-3">Required</span> : null}
        {isTouched ? <span className="sr-only">, changed and not saved</span> : null}
      </p>
      <p className="text-12 text-ink-3">{fieldTypeWords[field.type].label}</p>
    </div>
  )
}

/** What the record of the preview would get. A suggestion has no part in the draft, so its own sample stands there. */
function SampleCell({ row: { field, suggestion } }: { row: MapperRow }) {
  const { preview, places } = useMapper()
  const line = preview.fields?.find((candidate) => candidate.field === field.key)
  const [step] = suggestion?.steps ?? []
  const proposed = step && 'path' in step ? places.find(({ path }) => path === step.path)?.samples[0] : undefined
  const made = line?.after == null ? null : formatFieldValue({ definition: field, value: line.after, currency: line.currency })
  const text = made ?? proposed ?? null

  return (
    <span className="min-w-0 text-ink-2 @max-3xl:hidden">
      {text === null ? null : (
        <span dir="auto" title={text} className="num block truncate text-left">
          {text}
        </span>
      )}
    </span>
  )
}
