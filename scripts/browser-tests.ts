import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from '#scripts/chromium.ts'
import { CommandError } from '#scripts/command-error.ts'
import { rootDir } from '#scripts/paths.ts'
import { runPlaywright, type TestRun } from '#scripts/run-tests.ts'
import { type Stack, startStack } from '#scripts/stack.ts'
import type { StepReporter } from '#scripts/steps.ts'
import { createTemporaryData } from '#scripts/temporary-data.ts'
import { testStackOptions } from '#scripts/test-stack.ts'

type RunBrowserTestsOptions = {
  /** Of `tests/e2e/<name>.spec.ts`; all of them where it is undefined. */
  name?: string
  steps: StepReporter
  output: 'show' | 'keep'
  signal?: AbortSignal
}

const testsDir = 'tests/e2e'
const suffix = '.spec.ts'

/** Starts a Handoff of its own on free ports with an empty database, and walks through it in Chromium. */
export async function runBrowserTests({ name, steps, output, signal }: RunBrowserTestsOptions): Promise<TestRun> {
  const files = findFiles(name)
  const executable = await ensureChromium(steps.note)
  const data = createTemporaryData()
  let stack: Stack | null = null

  try {
    stack = await startStack({ ...(await testStackOptions(data.dir)), steps, signal, print: steps.note })

    return await runPlaywright({ files, output, signal, env: { ...describeStack(stack), CHROMIUM_PATH: executable } })
  } finally {
    await stack?.stop()
    data.remove()
  }
}

/** What the tests are told of the Handoff they walk through. */
function describeStack(stack: Stack): Record<string, string> {
  return {
    BASE_URL: stack.appUrl,
    SANDBOX_URL: stack.sandboxUrl ?? '',
    SANDBOX_CONTROL_TOKEN: stack.controlToken ?? '',
    SANDBOX_API_KEY: stack.sandboxApiKey ?? '',
    ADMIN_EMAIL: stack.adminEmail ?? '',
    ADMIN_PASSWORD: stack.adminPassword ?? '',
    DATABASE_URL: stack.databaseUrl,
  }
}

function findFiles(name: string | undefined): string[] {
  if (name === undefined) return []
  const file = path.join(testsDir, `${name}${suffix}`)
  if (existsSync(path.join(rootDir, file))) return [file]

  const names = readdirSync(path.join(rootDir, testsDir))
    .filter((entry) => entry.endsWith(suffix))
    .map((entry) => entry.slice(0, -suffix.length))
  throw new CommandError(`There is no ${file}. The browser tests are: ${names.join(', ')}.`)
}
