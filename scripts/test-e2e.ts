import { runBrowserTests } from '#scripts/browser-tests.ts'
import { runCommand } from '#scripts/command-error.ts'
import { abortOnSignals } from '#scripts/signals.ts'
import { createStepReporter } from '#scripts/steps.ts'
import { removeAbandonedData } from '#scripts/temporary-data.ts'
import { formatSummary } from '#scripts/test-results.ts'

/** `npm run test:e2e` runs all browser tests, `npm run test:e2e -- <name>` those of tests/e2e/<name>.spec.ts. */
await runCommand(async () => {
  const signal = abortOnSignals()
  await removeAbandonedData()
  const [name] = process.argv.slice(2)
  const { counts } = await runBrowserTests({ name, steps: createStepReporter(), output: 'show', signal })
  console.log(formatSummary(counts))

  return counts.failed > 0 || counts.passed === 0 ? 1 : 0
})
