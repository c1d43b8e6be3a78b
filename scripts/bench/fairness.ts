import { measureVisible, openToldAccount, prepareOffers, type ToldAccount } from '#scripts/bench/load/measure-visible.ts'
import type { BenchResult } from '#scripts/bench/report/describe-result.ts'
import { findPercentile, roundFigure } from '#scripts/bench/report/statistics.ts'
import { type BenchStack, withBenchStack } from '#scripts/bench/stack/bench-stack.ts'
import { connect, createAccount, waitFor } from '#scripts/bench/stack/sandbox-account.ts'
import type { BenchOptions } from '#scripts/bench.ts'

const RECORDS = 100_000
const EVENTS = 150
const PER_SECOND = 5
const COUNT_TIMEOUT_MS = 30 * 60_000

/**
 * How long one organization's webhooks take to be seen while another brings in a hundred thousand records, beside the same while nobody
 * does. Measured in the middle of the import, which is cancelled afterwards.
 */
export async function runBench({ note }: BenchOptions): Promise<BenchResult> {
  return withBenchStack(async (bench) => {
    const told = await openToldAccount(bench, 'Quiet')
    await measure(bench, told, 'first')
    note('idle')
    const idle = await measure(bench, told, 'idle')
    note(`${RECORDS} records of another organization are made and counted`)
    const crowd = await startCrowd(bench)
    note('while they come in')
    const busy = await measure(bench, told, 'busy')
    if (!(await crowd.isRunning())) throw new Error('The import ended before the measurement did: it needs more records.')
    await crowd.cancel()

    return describe(idle, busy)
  })
}

function describe(idle: readonly number[], busy: readonly number[]): BenchResult {
  const [idleP50, busyP50] = [findPercentile(idle, 0.5), findPercentile(busy, 0.5)]
  const [idleP95, busyP95] = [findPercentile(idle, 0.95), findPercentile(busy, 0.95)]

  return {
    figures: {
      fairnessIdleP50Ms: roundFigure(idleP50),
      fairnessBusyP50Ms: roundFigure(busyP50),
      fairnessIdleP95Ms: roundFigure(idleP95),
      fairnessBusyP95Ms: roundFigure(busyP95),
      fairnessRatioP50: roundFigure(busyP50 / idleP50),
      fairnessRatioP95: roundFigure(busyP95 / idleP95),
    },
    targets: [{ figure: 'fairnessRatioP50', atMost: 2 }],
  }
}

async function measure(bench: BenchStack, told: ToldAccount, name: string): Promise<number[]> {
  const offers = await prepareOffers(told, { count: EVENTS, name })

  return measureVisible({ bench, told, offers, perSecond: PER_SECOND })
}

/** An import that is under way, and far from its end. */
async function startCrowd(bench: BenchStack): Promise<{ isRunning: () => Promise<boolean>; cancel: () => Promise<void> }> {
  const api = bench.openApi(await bench.createOrganization('Crowd'))
  const account = await createAccount(bench)
  const connection = await connect({ api, account })
  await account.control('bulk.create', { count: RECORDS })
  const { id } = await api.sweeps.count({ connectionId: connection.id, since: null })
  const read = async () => {
    const { items } = await api.sweeps.list({ connectionId: connection.id, trigger: 'Import' })
    const sweep = items.find((item) => item.id === id)
    if (!sweep || sweep.state === 'Failed') throw new Error(`The import failed: ${sweep?.error?.message}`)

    return sweep
  }
  await waitFor(async () => (await read()).state === 'Counted', { what: 'the count', timeoutMs: COUNT_TIMEOUT_MS })
  await api.sweeps.import({ id })
  await waitFor(async () => (await read()).added > 0, { what: 'the first records', timeoutMs: COUNT_TIMEOUT_MS })

  return {
    isRunning: async () => (await read()).state === 'Running',
    cancel: async () => {
      await api.sweeps.cancel({ id })
    },
  }
}
