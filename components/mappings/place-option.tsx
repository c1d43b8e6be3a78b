'use client'

import { CommandItem } from 'cmdk'
import { Check } from 'lucide-react'
import { sourceTypeWords } from '#components/fields/field-type-words.ts'
import { describeEmptiness, formatSample } from '#components/mappings/format-sample.ts'
import type { PlaceChoice } from '#components/mappings/search-places.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import type { SourcePlaceView } from '#lib/domain/mappings/contract.ts'

// Rows out of sight are not laid out: an account may have hundreds of fields.
export const placeOptionStyle =
  'grid min-h-11 cursor-default grid-cols-[14px_minmax(0,1fr)_minmax(0,136px)] items-center gap-x-2.5 rounded-sm px-2 py-1 select-none [content-visibility:auto] [contain-intrinsic-size:auto_44px] data-[selected=true]:bg-pressed max-md:min-h-13'

export type PlaceOptionProps = PlaceChoice & { recordCount: number; isCurrent: boolean; onSelect: () => void }

/** One place of Ashby: its type, its name, and a real value. */
export function PlaceOption({ place, obstacle, recordCount, isCurrent, onSelect }: PlaceOptionProps) {
  const { icon: Icon, label: typeLabel } = sourceTypeWords[place.type]

  return (
    <CommandItem value={place.path} disabled={obstacle !== null} onSelect={onSelect} className={placeOptionStyle}>
      <Icon aria-hidden="true" className="size-3.5 text-ink-3" />
      <span className="min-w-0">
        <span
          dir="auto"
          title={place.label}
          className={joinClasses('block truncate text-left', obstacle === null ? 'font-medium' : 'text-ink-3')}
        >
          {place.label}
        </span>
        <span className="block truncate text-12 text-ink-3">{describePlace({ place, typeLabel, obstacle })}</span>
      </span>
      <span className="flex min-w-0 items-center justify-end gap-1.5 text-right text-12 text-ink-2">
        <PlaceSample place={place} recordCount={recordCount} />
        {isCurrent ? (
          <>
            <Check aria-hidden="true" className="size-3.5 shrink-0 text-ink" />
            <span className="sr-only">, in use</span>
          </>
        ) : null}
      </span>
    </CommandItem>
  )
}

type DescribeInput = { place: SourcePlaceView; typeLabel: string; obstacle: string | null }

function describePlace({ place, typeLabel, obstacle }: DescribeInput): string {
  const marks = [
    obstacle,
    typeLabel,
    place.isArchived ? 'Archived in Ashby' : null,
    place.formerLabel ? `Was ${place.formerLabel}` : null,
    place.isPrivate ? 'Private' : null,
    obstacle === null && !place.isArchived ? place.description : null,
  ]

  return marks.filter(Boolean).join(' · ')
}

function PlaceSample({ place, recordCount }: { place: SourcePlaceView; recordCount: number }) {
  const [sample] = place.samples
  const emptiness = describeEmptiness({ filledCount: place.filledCount, recordCount })

  return (
    <span className="min-w-0">
      {sample === undefined ? null : (
        <span dir="auto" title={sample} className="num block truncate">
          {formatSample({ text: sample, type: place.type })}
        </span>
      )}
      {emptiness ? <span className="num block truncate text-ink-3">{emptiness}</span> : null}
    </span>
  )
}
