'use client'

import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatShortMonth, formatTick, type HeadcountSeries } from '#components/openings-headcount/headcount-series.ts'
import { HeadcountTooltip } from '#components/openings-headcount/headcount-tooltip.tsx'

export type HeadcountChartProps = {
  months: readonly string[]
  /** What the filters leave, in the order of the stack. */
  series: readonly HeadcountSeries[]
  /** The chart in words. */
  description: string
}

const tick = { fill: 'var(--ink-3)', fontSize: 11 }

/**
 * A column for each month: people solid at the foot, open jobs hatched above them. Nothing moves: columns appear and change at once.
 * Loaded where it is shown: it brings a library along.
 */
export function HeadcountChart({ months, series, description }: HeadcountChartProps) {
  const prefix = useId()
  const hatchOf = (index: number) => `${prefix}-hatch-${index}`
  const rows = months.map((month, index) => ({
    month,
    ...Object.fromEntries(
      series.flatMap(({ people, openJobs }, at) => [
        [`people-${at}`, people[index] ?? 0],
        [`openJobs-${at}`, openJobs[index] ?? 0],
      ]),
    ),
  }))
  const bar = { stackId: 'headcount', isAnimationActive: false, stroke: 'var(--surface)', strokeWidth: 1, maxBarSize: 56 } as const

  return (
    <div className="h-80 w-full max-md:h-64 [&_.recharts-surface]:outline-offset-2">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={rows}
          title="Headcount by department and month"
          desc={description}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
        >
          <defs>
            {series.map(({ key, color }, index) => (
              <HatchPattern key={key} id={hatchOf(index)} color={color} />
            ))}
          </defs>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="month"
            tickFormatter={formatTick}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            minTickGap={12}
            interval="preserveStart"
          />
          <YAxis allowDecimals={false} tick={tick} tickLine={false} axisLine={false} width={36} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
            content={({ active, label }) => {
              const index = months.indexOf(String(label))

              return active && index !== -1 ? (
                <HeadcountTooltip title={formatShortMonth(String(label))} series={series} index={index} />
              ) : null
            }}
          />
          {series.map(({ key, label, color }, index) => (
            <Bar key={`people-${key}`} {...bar} name={label} dataKey={`people-${index}`} fill={color} />
          ))}
          {series.map(({ key, label }, index) => (
            <Bar
              key={`open-jobs-${key}`}
              {...bar}
              name={`${label}, open jobs`}
              dataKey={`openJobs-${index}`}
              fill={`url(#${hatchOf(index)})`}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

/** The same colour in stripes on a pale ground: planned, not there yet. */
function HatchPattern({ id, color }: { id: string; color: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--surface)" />
      <rect width="6" height="6" fill={color} fillOpacity="0.16" />
      <rect width="2" height="6" fill={color} fillOpacity="0.85" />
    </pattern>
  )
}
