import { defineConfig, devices } from '@playwright/test'
import { chromiumArgs, findChromium } from '#scripts/chromium.ts'

/** Run by `npm run test:e2e`, which starts a whole Handoff of its own and passes its addresses. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // One browser beside web, worker, sandbox and database is what two cores carry without tests waiting for each other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.BASE_URL,
    // A field that never comes says which one it was, long before the test's own time is up.
    actionTimeout: 15_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArgs },
  },
})
