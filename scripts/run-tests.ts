import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { packageFile } from '#scripts/paths.ts'
import { runTool } from '#scripts/run-tool.ts'
import { withoutSettings } from '#scripts/settings.ts'
import { noTests, readPlaywrightCounts, readVitestCounts, type TestCounts } from '#scripts/test-results.ts'

export type TestRun = { counts: TestCounts /** What the tool wrote. */; output: string }

type RunOptions = { output: 'show' | 'keep'; signal?: AbortSignal; env?: Record<string, string> }

const timeoutMs = 25 * 60_000

/** Colours are for terminals; in a log they are noise. */
const plainOutput = process.stdout.isTTY || process.env.FORCE_COLOR ? {} : { NO_COLOR: '1' }

/** Runs one of the vitest projects. */
export function runVitest({ project, ...options }: RunOptions & { project: string }): Promise<TestRun> {
  return withReport(async (reportFile) => {
    const args = [
      packageFile('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ]

    return { args, env: options.env ?? {}, read: readVitestCounts }
  }, options)
}

/** Runs the browser tests, or those of one file, against a running Handoff. */
export function runPlaywright({ files, ...options }: RunOptions & { files: string[] }): Promise<TestRun> {
  return withReport(async (reportFile) => {
    const args = [packageFile('@playwright/test/cli.js'), 'test', ...files]

    return { args, env: { ...options.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile }, read: readPlaywrightCounts }
  }, options)
}

type Prepared = { args: string[]; env: Record<string, string>; read: (file: string) => TestCounts }

async function withReport(prepare: (reportFile: string) => Promise<Prepared>, { output, signal }: RunOptions): Promise<TestRun> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'handoff-report-'))
  const reportFile = path.join(dir, 'report.json')

  try {
    const { args, env, read } = await prepare(reportFile)
    const tool = await runTool({
      args,
      output,
      signal,
      timeoutMs,
      env: { ...withoutSettings(process.env), ...plainOutput, ...env, NODE_ENV: 'test' },
    })
    const counts = readCounts(read, reportFile)

    // A run can fail outside of any test, and must never look green.
    return { counts: tool.exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts, output: tool.output }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function readCounts(read: (file: string) => TestCounts, reportFile: string): TestCounts {
  try {
    return read(reportFile)
  } catch {
    // The tool ended before it wrote a report; its exit code tells.
    return noTests
  }
}
