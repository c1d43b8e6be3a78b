import { formatShortMonth, type HeadcountSeries, sumMonths } from '#components/openings-headcount/headcount-series.ts'
import { HeadcountSwatch } from '#components/openings-headcount/headcount-swatch.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { formatWhole } from '#lib/platform/format/counts.ts'

type HeadcountTableProps = {
  months: readonly string[]
  /** What the filters leave. */
  series: readonly HeadcountSeries[]
  /** Only for screen readers, beside the chart that says the same. */
  isHidden: boolean
}

/** The chart as a table: "12 +3" are twelve people and three open jobs. */
export function HeadcountTable({ months, series, isHidden }: HeadcountTableProps) {
  const totals = sumMonths({ months, series })

  return (
    // A region that scrolls can be reached by key.
    <section
      aria-label="Headcount table"
      tabIndex={isHidden ? undefined : 0}
      className={joinClasses(isHidden ? 'sr-only' : 'scroll-quiet -mx-4 overflow-x-auto border-t border-line')}
    >
      <table className="num w-full min-w-max border-collapse text-12">
        <caption className="sr-only">Headcount by department and month: people, and behind a plus open jobs</caption>
        <thead>
          <tr className="h-8 border-b border-line text-ink-3">
            <th scope="col" className="sticky left-0 bg-surface px-4 text-left font-normal">
              Department
            </th>
            {months.map((month) => (
              <th key={month} scope="col" className="px-3 text-right font-normal whitespace-nowrap last:pr-4">
                {formatShortMonth(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map(({ key, label, color, people, openJobs }) => (
            <tr key={key} className="h-9 border-b border-line">
              <th scope="row" className="sticky left-0 max-w-56 truncate bg-surface px-4 text-left font-medium max-md:max-w-36">
                <HeadcountSwatch color={color} className="mr-2 inline-block" />
                <bdi>{label}</bdi>
              </th>
              {months.map((month, index) => (
                <Count key={month} people={people[index] ?? 0} openJobs={openJobs[index] ?? 0} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="h-9">
            <th scope="row" className="sticky left-0 bg-surface px-4 text-left font-semibold">
              In all
            </th>
            {totals.map(({ month, people, openJobs }) => (
              <Count key={month} people={people} openJobs={openJobs} isTotal />
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Count({ people, openJobs, isTotal = false }: { people: number; openJobs: number; isTotal?: boolean }) {
  return (
    <td className={joinClasses('px-3 text-right whitespace-nowrap last:pr-4', isTotal && 'font-semibold')}>
      {formatWhole(people)}
      {openJobs > 0 ? (
        <span className="font-normal text-ink-3">
          {' '}
          +{formatWhole(openJobs)}
          <span className="sr-only"> open jobs</span>
        </span>
      ) : null}
    </td>
  )
}
