import type { HeadcountSeries } from '#components/openings-headcount/headcount-series.ts'
import { HeadcountSwatch } from '#components/openings-headcount/headcount-swatch.tsx'
import { formatWhole } from '#lib/platform/format/counts.ts'

type HeadcountTooltipProps = { title: string; series: readonly HeadcountSeries[]; index: number }

/** The numbers of one month, the top of the stack first. */
export function HeadcountTooltip({ title, series, index }: HeadcountTooltipProps) {
  const rows = series
    .map(({ key, label, color, people, openJobs }) => ({ key, label, color, people: people[index] ?? 0, openJobs: openJobs[index] ?? 0 }))
    .filter(({ people, openJobs }) => people + openJobs > 0)
    .toReversed()
  const people = rows.reduce((sum, row) => sum + row.people, 0)
  const openJobs = rows.reduce((sum, row) => sum + row.openJobs, 0)

  return (
    <div className="min-w-44 max-w-72 rounded-lg bg-overlay px-3 py-2 text-12 shadow-overlay">
      <p className="mb-1 font-semibold text-ink">{title}</p>
      {rows.length === 0 ? <p className="text-ink-3">Nobody</p> : null}
      <table className="num w-full border-collapse">
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="max-w-40 truncate py-0.5 pr-3 text-left font-normal text-ink-2">
                <HeadcountSwatch color={row.color} className="mr-1.5 inline-block" />
                <bdi>{row.label}</bdi>
              </th>
              <td className="text-right text-ink">{formatWhole(row.people)}</td>
              <td className="w-10 pl-2 text-right text-ink-3">{row.openJobs > 0 ? `+${formatWhole(row.openJobs)}` : ''}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-line">
            <th scope="row" className="pt-1 pr-3 text-left font-medium text-ink">
              In all {formatWhole(people + openJobs)}
            </th>
            <td className="pt-1 text-right font-medium text-ink">{formatWhole(people)}</td>
            <td className="w-10 pt-1 pl-2 text-right text-ink-3">{openJobs > 0 ? `+${formatWhole(openJobs)}` : ''}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
