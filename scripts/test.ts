import { runBrowserTests } from '#scripts/browser-tests.ts'
import { buildIfChanged } from '#scripts/build.ts'
import { checkAll } from '#scripts/check.ts'
import { CommandError } from '#scripts/command-error.ts'
import { generateClient } from '#scripts/generate.ts'
import { runVitest, type TestRun } from '#scripts/run-tests.ts'
import { abortOnSignals } from '#scripts/signals.ts'
import { createStepReporter } from '#scripts/steps.ts'
import { removeAbandonedData } from '#scripts/temporary-data.ts'
import { addCounts, formatSummary, noTests, type TestCounts } from '#scripts/test-results.ts'

const steps = createStepReporter()
const interrupted = abortOnSignals()
let total: TestCounts = noTests

/** A step whose tests failed; its output has been shown. */
class FailedStep extends Error {
  override name = 'FailedStep'
}

/** Everything, in the order in which a fault is cheapest to find. The first step that fails is the last. */
async function main(): Promise<void> {
  await removeAbandonedData()
  await steps.step('Prisma client', async () => generateClient())
  await checkAll({ steps, signal: interrupted })
  await runBesideBuild(async (signal) => {
    await runTests('Unit tests', signal, () => runVitest({ project: 'unit', output: 'keep', signal }))
    await runTests('Integration tests', signal, () => runVitest({ project: 'integration', output: 'keep', signal }))
  })
  await runTests('Browser tests', interrupted, () => runBrowserTests({ steps, output: 'keep', signal: interrupted }))
  await runTests('System tests', interrupted, () => runVitest({ project: 'system', output: 'keep', signal: interrupted }))
  // A tenth of what `npm run test:faults` does.
  await runTests('Fault tests', interrupted, () => runVitest({ project: 'faults', output: 'keep', signal: interrupted }))
}

/** The build takes about as long as the tests that do not need it, and each leaves a core idle. Whichever fails ends the other. */
async function runBesideBuild(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const failing = new AbortController()
  const signal = AbortSignal.any([interrupted, failing.signal])
  const endOther = (error: unknown) => {
    failing.abort(new Error('another step failed'))
    throw error
  }
  const lanes = await Promise.allSettled([
    run(signal).catch(endOther),
    steps.step('Build', async (describe) => describe((await buildIfChanged({ signal })) ? 'Built' : 'Build is up to date')).catch(endOther),
  ])
  const failed = lanes.filter((lane) => lane.status === 'rejected').map((lane) => lane.reason)
  // The lane that was ended because of the other one has nothing of its own to say.
  if (failed.length > 0) throw failed.find((reason) => reason instanceof FailedStep) ?? failed[0]
}

async function runTests(title: string, signal: AbortSignal, run: () => Promise<TestRun>): Promise<void> {
  await steps.step(title, async (describe) => {
    const { counts, output } = await run()
    signal.throwIfAborted()
    total = addCounts(total, counts)
    describe(`${title}: ${counts.passed} passed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`)
    if (counts.failed === 0) return
    console.error(output)
    throw new FailedStep(`${title}: ${counts.failed} failed`)
  })
}

try {
  await main()
} catch (error) {
  if (!(error instanceof FailedStep)) {
    // A check or a build that failed is one failure, so that the last line never looks green.
    total = addCounts(total, { ...noTests, failed: 1 })
    console.error(error instanceof CommandError ? `\n${error.message}` : error)
  }
}
console.log(formatSummary(total))
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
