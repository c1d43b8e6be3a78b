'use client'

import { ChartColumnStacked, Table2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { ApiClient } from '#components/api/client.ts'
import type { HeadcountFilters, HeadcountKind } from '#components/openings-headcount/headcount-filters.ts'
import { HeadcountLegend } from '#components/openings-headcount/headcount-legend.tsx'
import { buildSeries, describeHeadcount, listShown, sumMonths } from '#components/openings-headcount/headcount-series.ts'
import { HeadcountTable } from '#components/openings-headcount/headcount-table.tsx'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** Brings a library along, so it comes only where there is something to draw. */
const HeadcountChart = dynamic(() => import('#components/openings-headcount/headcount-chart.tsx').then((module) => module.HeadcountChart), {
  ssr: false,
  loading: () => <ChartSkeleton />,
})

type HeadcountPanelProps = {
  headcount: Awaited<ReturnType<ApiClient['openJobs']['headcount']>>
  filters: Pick<HeadcountFilters, 'only' | 'without'>
  /** Another time is being read. */
  isStale: boolean
  onChange: (change: { only?: HeadcountKind | null; without?: string[] | null }) => void
}

/** The chart with its words, its legend and, on demand, its table. */
export function HeadcountPanel({ headcount, filters, isStale, onChange }: HeadcountPanelProps) {
  const [isTable, setTable] = useState(false)
  const { months, departments } = headcount
  const series = buildSeries(departments)
  const shown = listShown({ series, ...filters })
  const totals = sumMonths({ months, series: shown })
  const description = describeHeadcount(totals)
  if (sumMonths({ months, series }).every(({ people, openJobs }) => people + openJobs === 0)) return <NobodyCounted />

  return (
    <Panel
      title="Headcount by department"
      actions={
        <Button size="sm" variant="ghost" icon={<Table2 />} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? 'Hide table' : 'Show table'}
        </Button>
      }
    >
      <div
        className={joinClasses('flex flex-col gap-3 transition-opacity duration-(--dur-2)', isStale && 'opacity-60')}
        aria-busy={isStale}
      >
        <p aria-live="polite" className="num text-ink-2">
          {shown.length === 0 ? 'Every department is taken out. Press one below to bring it back.' : description}
        </p>
        <HeadcountChart months={months} series={shown} description={description} />
        <HeadcountLegend series={series} filters={filters} onChange={onChange} />
        <HeadcountTable months={months} series={shown} isHidden={!isTable} />
      </div>
    </Panel>
  )
}

function NobodyCounted() {
  return (
    <Panel>
      <EmptyState
        kind="first-use"
        icon={<ChartColumnStacked aria-hidden="true" />}
        className="py-16"
        title="Nobody to count in these months"
      >
        People count from their start date, open jobs from their target start date.
      </EmptyState>
    </Panel>
  )
}

function ChartSkeleton() {
  return <Skeleton className="h-80 w-full max-md:h-64" />
}

/** The panel before it is read, in its final shape. */
export function HeadcountPanelSkeleton() {
  return (
    <Panel title="Headcount by department">
      <div aria-hidden="true" className="flex flex-col gap-3">
        <Skeleton className="w-80 max-w-full" />
        <ChartSkeleton />
        <Skeleton className="w-96 max-w-full" />
      </div>
    </Panel>
  )
}
