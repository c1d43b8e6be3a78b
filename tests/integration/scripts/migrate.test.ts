import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { dropDatabase, prepareDatabase, withClient } from '#scripts/database-setup.ts'
import { migrateDatabase } from '#scripts/migrate.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'

const { superuserUrl } = inject('testServer')

/** An empty database of its own, and the address of its owner. */
async function createEmptyDatabase(): Promise<string> {
  const database = `migrate_${randomUUID().replaceAll('-', '_')}`
  const urlOf = (name: string) => superuserUrl.replace(/\/postgres$/, `/${name}`)
  onTestFinished(() => dropDatabase({ superuserUrl, database }))
  const urls = await prepareDatabase({ superuserUrl: urlOf, database, passwords: { owner: 'test', web: 'test' } })

  return urls.owner
}

const first = { '1_first/migration.sql': 'CREATE TABLE one (id int); INSERT INTO one VALUES (1);' }
const second = { '2_second/migration.sql': 'CREATE TABLE two (id int);' }
const broken = { '2_second/migration.sql': 'CREATE TABLE two (id int);\nSELECT * FROM nowhere;' }

function query(url: string, sql: string): Promise<unknown[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows)
}

test('migrations are applied in order and once', async () => {
  const url = await createEmptyDatabase()
  const dir = createTemporaryFolder({ ...second, ...first })

  expect(await migrateDatabase({ url, dir })).toMatchObject({ applied: ['1_first', '2_second'] })
  expect(await migrateDatabase({ url, dir })).toMatchObject({ applied: [] })
  expect(await query(url, 'SELECT id FROM one')).toEqual([{ id: 1 }])
})

test('a migration that fails leaves nothing behind and says where it failed', async () => {
  const url = await createEmptyDatabase()
  const dir = createTemporaryFolder({ ...first, ...broken })

  await expect(migrateDatabase({ url, dir })).rejects.toThrow(
    /2_second failed and nothing of it was kept: relation "nowhere" does not exist at line 2/,
  )
  expect(await query(url, `SELECT to_regclass('two') AS two`)).toEqual([{ two: null }])
  writeFileSync(path.join(dir, '2_second/migration.sql'), second['2_second/migration.sql'])
  expect(await migrateDatabase({ url, dir })).toMatchObject({ applied: ['2_second'] })
})

test('a migration that was changed after it was applied is refused', async () => {
  const url = await createEmptyDatabase()
  const dir = createTemporaryFolder(first)
  await migrateDatabase({ url, dir })
  writeFileSync(path.join(dir, '1_first/migration.sql'), 'CREATE TABLE one (id bigint);')

  await expect(migrateDatabase({ url, dir })).rejects.toThrow('Migration 1_first was changed after this database applied it')
})

test('starts that come at the same time apply each migration once', async () => {
  const url = await createEmptyDatabase()
  const dir = createTemporaryFolder({ ...first, ...second })

  const results = await Promise.all([1, 2, 3].map(() => migrateDatabase({ url, dir })))
  expect(results.flatMap(({ applied }) => applied).sort()).toEqual(['1_first', '2_second'])
})

test('the table is the one that prisma migrate keeps, with its checksums', async () => {
  const url = await createEmptyDatabase()
  await migrateDatabase({ url, dir: createTemporaryFolder(first) })

  const rows = await query(
    url,
    'SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS done FROM _prisma_migrations',
  )
  expect(rows).toEqual([
    {
      migration_name: '1_first',
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      applied_steps_count: 1,
      done: true,
    },
  ])
})

test('a database of a newer version is left as it is and reported', async () => {
  const url = await createEmptyDatabase()
  await migrateDatabase({ url, dir: createTemporaryFolder({ ...first, ...second }) })

  expect(await migrateDatabase({ url, dir: createTemporaryFolder(first) })).toMatchObject({ applied: [], unknown: ['2_second'] })
})
