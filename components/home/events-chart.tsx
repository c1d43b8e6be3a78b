import { Panel } from '#components/patterns/panel.tsx'
import { eventStateWords } from '#lib/domain/events/terms.ts'
import type { Home } from '#lib/domain/home/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'
import { formatShortDate } from '#lib/platform/format/dates.ts'

type Day = Home['eventsPerDay'][number]

const WIDTH = 304
const HEIGHT = 80
const BAR_WIDTH = 14
const GAP = 1.5
/** A bar of one event must still be seen beside one of a thousand. */
const SEGMENT_MIN = 2.5

const series = [
  { key: 'done', label: eventStateWords.Done, fill: 'var(--chart-1)' },
  { key: 'needsAttention', label: eventStateWords.NeedsAttention, fill: 'var(--amber-solid)' },
  { key: 'failed', label: eventStateWords.Failed, fill: 'var(--rust-solid)' },
] as const

/** Events of the last days as stacked bars. The numbers are repeated in a table for screen readers. */
export function EventsChart({ days }: { days: ReadonlyArray<Day> }) {
  const total = days.reduce((sum, day) => sum + countDay(day), 0)

  return (
    <Panel title="Events per day" note={`${days.length} days, ${formatCountOf({ count: total, one: 'event' })}`}>
      {total === 0 ? (
        <p className="text-ink-3">No event has come in the last {days.length} days.</p>
      ) : (
        <>
          <Bars days={days} />
          <Legend />
          <DayTable days={days} />
        </>
      )}
    </Panel>
  )
}

function countDay({ done, needsAttention, failed }: Day): number {
  return done + needsAttention + failed
}

function Bars({ days }: { days: ReadonlyArray<Day> }) {
  const max = Math.max(1, ...days.map(countDay))
  const step = days.length > 1 ? (WIDTH - BAR_WIDTH) / (days.length - 1) : 0

  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 22}`} className="block w-full" aria-hidden="true">
      <line x1="0" x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} stroke="var(--line)" />
      {days.map((day, index) => (
        <g key={day.date}>
          {stackDay({ day, max }).map(({ key, fill, y, height }) => (
            <rect key={key} x={index * step} y={y} width={BAR_WIDTH} height={height} rx="1.5" fill={fill} />
          ))}
          <DayTick date={day.date} index={index} count={days.length} x={index * step} />
        </g>
      ))}
    </svg>
  )
}

/** First and last day whole, every fourth between them as a number. */
function DayTick({ date, index, count, x }: { date: string; index: number; count: number; x: number }) {
  const isFirst = index === 0
  const isLast = index === count - 1
  const isBetween = index % 4 === 3 && index < count - 2
  if (!isFirst && !isLast && !isBetween) return null

  return (
    <text
      x={isFirst ? 0 : isLast ? WIDTH : x + BAR_WIDTH / 2}
      y={HEIGHT + 17}
      textAnchor={isFirst ? 'start' : isLast ? 'end' : 'middle'}
      className="fill-ink-3 text-[11px]"
    >
      {isBetween ? Number(date.slice(-2)) : formatShortDate(date)}
    </text>
  )
}

function stackDay({ day, max }: { day: Day; max: number }) {
  let top = HEIGHT

  return series
    .filter(({ key }) => day[key] > 0)
    .map(({ key, fill }) => {
      const height = Math.max(SEGMENT_MIN, (day[key] / max) * (HEIGHT - 8))
      const y = top - height
      top = y - GAP

      return { key, fill, y, height }
    })
}

function Legend() {
  return (
    <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-3.5 gap-y-1 text-12 text-ink-2">
      {series.map(({ key, label, fill }) => (
        <li key={key} className="flex items-center gap-1.5">
          <span className="size-2 rounded-[2px]" style={{ background: fill }} />
          {label}
        </li>
      ))}
    </ul>
  )
}

function DayTable({ days }: { days: ReadonlyArray<Day> }) {
  return (
    <table className="sr-only">
      <caption>Events per day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          {series.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date}>
            <th scope="row">{formatShortDate(day.date)}</th>
            {series.map(({ key }) => (
              <td key={key}>{day[key]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
