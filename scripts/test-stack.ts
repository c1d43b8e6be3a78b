import { findFreePorts } from '#scripts/ports.ts'
import { withoutSettings } from '#scripts/settings.ts'
import type { StackOptions } from '#scripts/stack-run.ts'

/** For a stack that tests use alone: nothing of the caller's settings, free ports, a sandbox whose retries come within seconds. */
export async function testStackOptions(dataDir: string): Promise<StackOptions & { dataDir: string }> {
  const [web, sandbox, postgres] = await findFreePorts(3)

  return {
    dataDir,
    ports: { web, sandbox, postgres },
    durability: 'fast',
    env: {
      ...withoutSettings(process.env),
      HANDOFF_ENV: 'test',
      HANDOFF_SIGNUP: 'open',
      HANDOFF_ADMIN_EMAIL: 'admin@example.com',
      HANDOFF_ADMIN_PASSWORD: 'a password for tests only',
      SANDBOX_RETRY_FACTOR: '0.01',
    },
  }
}
