import { runImport } from '#scripts/bench/load/run-import.ts'
import type { BenchResult } from '#scripts/bench/report/describe-result.ts'
import { roundFigure } from '#scripts/bench/report/statistics.ts'
import { type BenchStack, withBenchStack } from '#scripts/bench/stack/bench-stack.ts'
import { connect, createAccount } from '#scripts/bench/stack/sandbox-account.ts'
import type { BenchOptions } from '#scripts/bench.ts'

const FEW = 1_000
const MANY = 10_000
const TIMEOUT_MS = 30 * 60_000

/** Ten thousand offers of a sandbox account, and a tenth of them in another: what grows with the number of records, and what does not. */
export async function runBench({ note }: BenchOptions): Promise<BenchResult> {
  return withBenchStack(async (bench) => {
    note(`${FEW} offers`)
    const few = await importInto(bench, FEW)
    note(`${MANY} offers`)
    const many = await importInto(bench, MANY)

    return {
      figures: {
        importRecordsPerSecond: roundFigure(many.added / many.seconds),
        importRequestsPerRecord: roundFigure(many.calls / many.added),
        importPeakMb: roundFigure(many.peakMb),
        importPeakMbOfTenth: roundFigure(few.peakMb),
        importPeakGrowth: roundFigure(many.peakMb / few.peakMb),
      },
      targets: [
        { figure: 'importRequestsPerRecord', atMost: 0.1 },
        // Ten times the records: memory that grew with them would show.
        { figure: 'importPeakGrowth', atMost: 1.5 },
      ],
    }
  })
}

async function importInto(bench: BenchStack, count: number) {
  const api = bench.openApi(await bench.createOrganization(`Import ${count}`))
  const account = await createAccount(bench)
  const connection = await connect({ api, account })

  return runImport({ bench, api, account, connection, count, timeoutMs: TIMEOUT_MS })
}
