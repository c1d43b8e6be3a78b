import pg from 'pg'
import { vi } from 'vitest'
import { holdOrganization } from '#lib/domain/access/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import type { TestTenant } from '#tests/integration/access/tenants.ts'
import { testDatabase } from '#tests/setup/database.ts'

/**
 * Runs acts on one organization that all passed their gate before the first of them began: its row is held until each of them waits for it.
 * Answers their outcomes in the order of the acts.
 */
export async function runAtOnce<T>({ scope }: TestTenant, acts: (() => Promise<T>)[]): Promise<T[]> {
  const watcher = new pg.Client({ connectionString: testDatabase.superuserUrl })
  await watcher.connect()
  try {
    const { running } = await inTenant(scope, async (tx) => {
      await holdOrganization(tx, scope)
      const running = Promise.all(acts.map((act) => act()))
      await vi.waitUntil(async () => (await countWaiting(watcher)) === acts.length, { timeout: 4_000 })

      return { running }
    })

    return await running
  } finally {
    await watcher.end()
  }
}

/** How many wait for a lock in this file's database, as its superuser sees it. */
export async function countWaiting(watcher: pg.Client): Promise<number> {
  const { rows } = await watcher.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )

  return rows[0]?.waiting ?? 0
}
