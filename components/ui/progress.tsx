'use client'

import { Progress as Base } from '@base-ui/react/progress'
import type { ReactNode } from 'react'

/** How far a longer act is: words with a count ("Reading 62 of 287 offers") over a bar. Null is "under way, end unknown". */
export function Progress({
  value,
  max = 100,
  label,
  trailing,
}: {
  value: number | null
  max?: number
  label: ReactNode
  trailing?: ReactNode
}) {
  return (
    <Base.Root value={value} max={max} className="flex flex-col gap-2">
      <span className="flex items-baseline justify-between gap-4">
        <Base.Label className="min-w-0 text-13">{label}</Base.Label>
        {trailing ? <span className="num text-12 text-ink-3">{trailing}</span> : null}
      </span>
      <Base.Track className="h-1 overflow-hidden rounded-full bg-pressed">
        <Base.Indicator className="h-full rounded-full bg-ink transition-[width] duration-(--dur-3) ease-out data-indeterminate:animate-pulse-quiet data-indeterminate:w-1/3" />
      </Base.Track>
    </Base.Root>
  )
}
