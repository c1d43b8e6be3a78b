import { measureVisible, openToldAccount, prepareOffers } from '#scripts/bench/load/measure-visible.ts'
import type { BenchResult } from '#scripts/bench/report/describe-result.ts'
import { findPercentile, roundFigure } from '#scripts/bench/report/statistics.ts'
import { withBenchStack } from '#scripts/bench/stack/bench-stack.ts'
import { learnTables } from '#scripts/bench/stack/learn-tables.ts'
import type { BenchOptions } from '#scripts/bench.ts'

const PER_SECOND = 50
const EVENTS = 1_000
/** A process that has just started runs code that is not yet compiled: what is measured is one that has been at work. */
const WARM_UP = 1_000

/** From a webhook until its offer stands in the list of the API, at fifty events a second, with a sandbox that answers at once. */
export async function runBench({ note }: BenchOptions): Promise<BenchResult> {
  return withBenchStack(async (bench) => {
    const told = await openToldAccount(bench, 'Latency')
    note('preparing offers')
    const first = await prepareOffers(told, { count: WARM_UP, name: 'first' })
    const offers = await prepareOffers(told, { count: EVENTS, name: 'measured' })
    await measureVisible({ bench, told, offers: first, perSecond: PER_SECOND })
    await learnTables(bench.stack.databaseUrl)
    note(`${EVENTS} events at ${PER_SECOND} a second`)
    const milliseconds = await measureVisible({ bench, told, offers, perSecond: PER_SECOND })

    return {
      figures: {
        latencyP50Ms: roundFigure(findPercentile(milliseconds, 0.5)),
        latencyP95Ms: roundFigure(findPercentile(milliseconds, 0.95)),
        latencyMaxMs: roundFigure(Math.max(...milliseconds)),
      },
      targets: [{ figure: 'latencyP95Ms', atMost: 300 }],
    }
  })
}
