import path from 'node:path'
import { expect, test } from 'vitest'
import { addCounts, formatSummary, readPlaywrightCounts, readVitestCounts } from '#scripts/test-results.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'

const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    { status: 'failed', assertionResults: [] },
  ],
}

test('a file that breaks before its first test counts as a failure', () => {
  const dir = createTemporaryFolder({ 'report.json': JSON.stringify(vitestReport) })

  expect(readVitestCounts(path.join(dir, 'report.json'))).toEqual({ passed: 3, failed: 2, skipped: 1 })
})

test('a browser test that passed only when repeated has failed', () => {
  const dir = createTemporaryFolder({ 'report.json': JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } }) })

  expect(readPlaywrightCounts(path.join(dir, 'report.json'))).toEqual({ passed: 5, failed: 2, skipped: 0 })
})

test('the summary has its fixed form', () => {
  const total = addCounts({ passed: 3, failed: 0, skipped: 0 }, { passed: 5, failed: 0, skipped: 0 })

  expect(formatSummary(total)).toBe('tests: 8 passed, 0 failed')
  expect(formatSummary({ ...total, skipped: 2 })).toBe('tests: 8 passed, 0 failed, 2 skipped')
})
