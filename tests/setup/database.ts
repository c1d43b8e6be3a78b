import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, inject } from 'vitest'
import { cloneDatabase, dropDatabase } from '#scripts/database-setup.ts'

const { superuserUrl, template, ownerUrl, webUrl } = inject('testServer')
const database = `test_${randomUUID().replaceAll('-', '_')}`

await cloneDatabase({ superuserUrl, template, database })

/** Addresses of this file's own database. */
export const testDatabase = {
  /** As the worker has it: owns the tables, is no superuser. The code under test connects by it, too, as with DATABASE_URL in one piece. */
  ownerUrl: withDatabase(ownerUrl),
  /** As the web process has it: may only act as the runtime role. */
  webUrl: withDatabase(webUrl),
  superuserUrl: withDatabase(superuserUrl),
}

process.env.DATABASE_URL = testDatabase.ownerUrl

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'handoff-data-'))
// Uploaded files of this file's tests.
process.env.HANDOFF_DATA_DIR = dataDir

afterAll(async () => {
  // Imported late, so that whatever a test file mocks or sets comes first.
  const { closeDb } = await import('#lib/platform/db/client.ts')
  await closeDb()
  await dropDatabase({ superuserUrl, database })
  await rm(dataDir, { recursive: true, force: true })
})

function withDatabase(url: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`

  return changed.href
}
