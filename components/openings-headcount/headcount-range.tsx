'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type MonthCount, type MonthRange, monthCounts } from '#components/openings-headcount/headcount-filters.ts'
import { formatShortMonth } from '#components/openings-headcount/headcount-series.ts'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'

type HeadcountRangeProps = {
  range: MonthRange
  count: MonthCount
  isNow: boolean
  onCount: (count: MonthCount) => void
  /** Earlier or later by as many months as are shown. */
  onMove: (by: -1 | 1) => void
  onNow: () => void
}

/** Which months, how many of them, and the ways to earlier and later ones. */
export function HeadcountRange({ range, count, isNow, onCount, onMove, onNow }: HeadcountRangeProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h2 aria-live="polite" className="num min-w-0 flex-1 text-16 font-semibold whitespace-nowrap">
        {formatShortMonth(range.from)} to {formatShortMonth(range.to)}
      </h2>
      <div className="flex items-center gap-2 max-md:w-full">
        <fieldset aria-label="Months shown" className="flex rounded-md border border-line-strong bg-surface p-px max-md:flex-1">
          {monthCounts.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === count}
              onClick={() => onCount(each)}
              className={joinClasses(
                'num h-[26px] rounded-[5px] px-2.5 text-12 font-medium max-md:h-10 max-md:flex-1',
                each === count ? 'bg-pressed text-ink' : 'text-ink-3 hover:bg-hover hover:text-ink',
              )}
            >
              {each}
              <span className="sr-only"> months</span>
            </button>
          ))}
        </fieldset>
        <span aria-hidden="true" className="text-12 text-ink-3 max-md:hidden">
          months
        </span>
        {isNow ? null : (
          <Button size="sm" onClick={onNow}>
            From this month
          </Button>
        )}
        <IconButton label="Earlier months" shortcut="[" size="sm" icon={<ChevronLeft />} onClick={() => onMove(-1)} />
        <IconButton label="Later months" shortcut="]" size="sm" icon={<ChevronRight />} onClick={() => onMove(1)} />
      </div>
    </div>
  )
}
