import { defineConfig } from 'vitest/config'
import { testEnvironment } from '#tests/setup/environment.ts'

const shared = { environment: 'node', pool: 'forks', env: testEnvironment, restoreMocks: true } as const
const failOnConsoleError = './tests/setup/console.ts'

/**
 * unit: no database, no network beyond a socket of its own. integration: a real PostgreSQL, a cloned database per file.
 * system: whole running stacks, one after the other. faults: one running stack of which parts are killed, and a sandbox that misbehaves. contract: needs ASHBY_CONTRACT_DIR, see scripts/test-contract.ts.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], setupFiles: [failOnConsoleError] } },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['./tests/setup/database-server.ts'],
          setupFiles: [failOnConsoleError, './tests/setup/database.ts'],
          // Each test waits for PostgreSQL half of its time: two files at a time use both.
          maxWorkers: 2,
          testTimeout: 40_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'system',
          include: ['tests/system/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['./tests/setup/fault-stack.ts'],
          fileParallelism: false,
          maxConcurrency: 8,
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          setupFiles: [failOnConsoleError],
          testTimeout: 60_000,
        },
      },
    ],
  },
})
