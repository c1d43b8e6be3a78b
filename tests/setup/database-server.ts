import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { dropDatabase, prepareDatabase } from '#scripts/database-setup.ts'
import { generateClient } from '#scripts/generate.ts'
import { migrateDatabase } from '#scripts/migrate.ts'
import { startPostgres } from '#scripts/postgres.ts'
import { createTemporaryData } from '#scripts/temporary-data.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's address of the server, and the migrated database that test files copy. */
    testServer: { superuserUrl: string; template: string; ownerUrl: string; webUrl: string }
  }
}

const template = 'handoff_template'

/** Starts one PostgreSQL for the whole run and migrates one database, which every test file then copies within milliseconds. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  await generateClient()
  const data = createTemporaryData()
  const server = await startPostgres({
    dir: path.join(data.dir, 'postgres'),
    port: 55_432,
    superuserPassword: 'test',
    logFile: path.join(data.dir, 'postgres.log'),
    durability: 'fast',
  })
  const urls = await prepareDatabase({ superuserUrl: server.superuserUrl, database: template, passwords: { owner: 'test', web: 'test' } })
  await migrateDatabase({ url: urls.owner })
  project.provide('testServer', { superuserUrl: server.superuserUrl('postgres'), template, ownerUrl: urls.owner, webUrl: urls.web })

  return async () => {
    await dropDatabase({ superuserUrl: server.superuserUrl('postgres'), database: template })
    await server.stop()
    data.remove()
  }
}
