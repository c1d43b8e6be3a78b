import { setTimeout as sleep } from 'node:timers/promises'
import { parseKeyRing } from '#lib/platform/crypto/seal.ts'
import { CommandError, runCommand } from '#scripts/command-error.ts'
import { withClient } from '#scripts/database-setup.ts'
import { loadEnvironment } from '#scripts/settings.ts'

const WAIT_MS = 10 * 60_000

/**
 * Seals every stored secret again under the first key of ENCRYPTION_KEYS, while everything goes on running: the workers do it,
 * one organization after the other, and what belongs to people. Before: add the new key behind the old one everywhere and restart, then put it first and restart.
 * After: the other keys may leave ENCRYPTION_KEYS.
 */
async function rotateKeys(): Promise<number> {
  const { DATABASE_URL, ENCRYPTION_KEYS } = loadEnvironment()
  if (!DATABASE_URL || !ENCRYPTION_KEYS) {
    throw new CommandError('Set DATABASE_URL and ENCRYPTION_KEYS as the running processes have them, the new key first.')
  }
  const { primaryId, keys } = parseKeyRing(ENCRYPTION_KEYS)

  await withClient(DATABASE_URL, async (client) => {
    const { rowCount } = await client.query(`
      select app.enqueue('reseal_organization', jsonb_build_object('organizationId', "id"), 'reseal', null, 'reseal:' || "id") from "organization"`)
    await client.query(`select app.enqueue('reseal_users', '{}'::jsonb, 'reseal', null, 'reseal:users')`)
    console.log(`Sealing the secrets of ${rowCount} organization(s) and of people under the key "${primaryId}"`)

    const giveUpAt = Date.now() + WAIT_MS
    for (let left = await countJobs(client.query.bind(client)); left > 0; left = await countJobs(client.query.bind(client))) {
      if (Date.now() > giveUpAt)
        throw new CommandError(`${left} job(s) are still waiting. Is a worker running? Nothing is lost; run this again.`)
      await sleep(500)
    }
    await client.query('delete from "seal_canary" where "keyId" <> $1', [primaryId])
  })

  const others = [...keys.keys()].filter((id) => id !== primaryId)
  console.log(others.length > 0 ? `Done. These keys may now leave ENCRYPTION_KEYS: ${others.join(', ')}` : 'Done. There are no other keys.')

  return 0
}

type Query = (sql: string) => Promise<{ rows: { left: number }[] }>

async function countJobs(query: Query): Promise<number> {
  const { rows } = await query(
    `select count(*)::int as left from graphile_worker.jobs where task_identifier in ('reseal_organization', 'reseal_users')`,
  )

  return rows[0]?.left ?? 0
}

await runCommand(rotateKeys)
