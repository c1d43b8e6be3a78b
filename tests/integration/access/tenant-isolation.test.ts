import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RUNTIME_ROLE_OPTION } from '#lib/platform/db/client.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { type CatalogueTable, readTables } from './catalogue.ts'
import { fillTenant, type TenantRows } from './tenant-rows.ts'

/** The only tables that belong to no organization, or that find the organization in the first place. */
const GLOBAL_TABLES = [
  '_prisma_migrations',
  'account_link',
  'account_request',
  'identity',
  'lookup',
  'organization',
  'outbox_mail',
  'process',
  'rate_limit',
  'recovery_code',
  'seal_canary',
  'session',
  'two_factor',
  'user',
]

const owner = new pg.Client({ connectionString: testDatabase.superuserUrl })
const runtime = new pg.Client({ connectionString: testDatabase.ownerUrl, options: RUNTIME_ROLE_OPTION })

let tables: CatalogueTable[]
let ours: TenantRows
let theirs: TenantRows

beforeAll(async () => {
  await Promise.all([owner.connect(), runtime.connect()])
  tables = await readTables(owner)
  const tenantTables = tables.filter(({ isTenant }) => isTenant)
  ours = await fillTenant({ client: owner, tables: tenantTables })
  theirs = await fillTenant({ client: owner, tables: tenantTables })
})

afterAll(async () => {
  await Promise.all([owner.end(), runtime.end()])
})

/** Runs one statement as the web process would, under an organization, and takes it back. */
async function asRuntime(
  organizationId: string | null,
  sql: string,
  values: unknown[] = [],
): Promise<{ rowCount: number; rows: unknown[] }> {
  await runtime.query('begin')
  try {
    if (organizationId !== null) await runtime.query(`select set_config('app.organization_id', $1, true)`, [organizationId])
    const { rowCount, rows } = await runtime.query(sql, values)

    return { rowCount: rowCount ?? 0, rows }
  } finally {
    await runtime.query('rollback')
  }
}

/** How many rows a statement changed; 0 as well where the role may not run it at all. */
async function countChanged(sql: string, values: unknown[]): Promise<number> {
  try {
    return (await asRuntime(ours.organizationId, sql, values)).rowCount
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return 0
    throw error
  }
}

const eachTenantTable = (check: (table: CatalogueTable) => Promise<void> | void) => async () => {
  const tenantTables = tables.filter(({ isTenant }) => isTenant)
  expect(tenantTables.length).toBeGreaterThan(10)
  for (const table of tenantTables) await check(table)
}

test('only the tables that are known to be global are without an organization’s policy', () => {
  expect(tables.filter(({ isTenant }) => !isTenant).map(({ name }) => name)).toEqual(GLOBAL_TABLES)
})

describe('every tenant table', () => {
  test(
    'is under forced row-level security, and nobody but the known roles has a policy',
    eachTenantTable((table) => {
      expect(table, table.name).toMatchObject({ hasSecurity: true, isForced: true })
      for (const role of table.policyRoles) expect(['handoff_app', 'handoff_search', 'handoff_measure'], table.name).toContain(role)
      expect(table.policyRoles, table.name).toContain('handoff_app')
    }),
  )

  test(
    'has its organization first in every key, carries it in every reference, and never nulls it',
    eachTenantTable((table) => {
      for (const key of table.uniqueKeys) expect(key[0], `${table.name} (${key.join()})`).toBe('organizationId')
      for (const reference of table.references) {
        if (!tables.find(({ name }) => name === reference.table)?.isTenant) continue
        expect(reference.columns, `${table.name} → ${reference.table}`).toContain('organizationId')
        expect(reference.onDelete, `${table.name} → ${reference.table}`).not.toBe('SET NULL')
      }
    }),
  )

  test(
    'shows the runtime role its own rows and no others',
    eachTenantTable(async ({ name }) => {
      const { rows } = await asRuntime(ours.organizationId, `select "organizationId" from "${name}"`)

      expect(rows.length, name).toBeGreaterThan(0)
      expect(new Set(rows.map((row) => (row as { organizationId: string }).organizationId)), name).toEqual(new Set([ours.organizationId]))
    }),
  )

  test(
    'shows nothing and raises nothing while the organization is unset or empty',
    eachTenantTable(async ({ name }) => {
      expect((await asRuntime(null, `select 1 from "${name}"`)).rowCount, name).toBe(0)
      expect((await asRuntime('', `select 1 from "${name}"`)).rowCount, name).toBe(0)
    }),
  )

  test(
    'takes no row for another organization',
    eachTenantTable(async ({ name, columns }) => {
      const row = theirs.rows[name] ?? {}
      const fresh = { ...row, ...('id' in row && { id: randomUUID() }) }
      const names = Object.keys(fresh)
      const sql = `insert into "${name}" (${names.map((column) => `"${column}"`).join()}) values (${names.map((_, index) => `$${index + 1}`).join()})`
      expect(names.length, name).toBeLessThanOrEqual(columns.length)

      await expect(asRuntime(ours.organizationId, sql, Object.values(fresh)), name).rejects.toMatchObject({ code: '42501' })
    }),
  )

  test(
    'lets no row move to another organization',
    eachTenantTable(async ({ name }) => {
      const move = asRuntime(ours.organizationId, `update "${name}" set "organizationId" = $1`, [theirs.organizationId])

      await expect(move, name).rejects.toMatchObject({ code: '42501' })
    }),
  )

  test(
    'lets nothing of another organization be changed or deleted',
    eachTenantTable(async ({ name }) => {
      const where = `where "organizationId" = $1`

      expect(await countChanged(`update "${name}" set "organizationId" = "organizationId" ${where}`, [theirs.organizationId]), name).toBe(0)
      expect(await countChanged(`delete from "${name}" ${where}`, [theirs.organizationId]), name).toBe(0)
    }),
  )
})

test('somebody signed in sees their own memberships across organizations with their roles and nothing else, and cannot write by it', async () => {
  const { userId, customRoleId } = (theirs.rows.membership ?? {}) as { userId: string; customRoleId: string }
  // Another role of the same organization, which is not theirs.
  await owner.query(
    `insert into custom_role ("organizationId", id, name, "nameKey", permissions, "updatedAt") values ($1, $2, 'Other', 'other', '{}', now())`,
    [theirs.organizationId, randomUUID()],
  )
  await runtime.query('begin')
  await runtime.query(`select set_config('app.user_id', $1, true)`, [userId])
  const memberships = await runtime.query('select "userId" from membership')
  const roles = await runtime.query('select id from custom_role')
  const promoted = await runtime.query(`update membership set role = 'Admin'`)
  const widened = await runtime.query(`update custom_role set permissions = '{members.manage}'`)
  const removed = await runtime.query('delete from custom_role')
  const others: (number | null)[] = []
  for (const { isTenant, name } of tables) {
    if (isTenant && name !== 'membership' && name !== 'custom_role') others.push((await runtime.query(`select 1 from "${name}"`)).rowCount)
  }
  await runtime.query('rollback')

  expect(memberships.rows).toEqual([{ userId }])
  expect(roles.rows).toEqual([{ id: customRoleId }])
  for (const { rowCount } of [promoted, widened, removed]) expect(rowCount).toBe(0)
  expect(new Set(others)).toEqual(new Set([0]))
})

test.each([
  ['offer', `select * from app.search_offers($1, 'Unpublished', null, true, 100) as id`],
  ['new_hire', `select * from app.search_new_hires($1, 'Pending', true, 100) as id`],
  ['person', 'select * from app.search_people($1, 100) as id'],
  ['open_job', 'select * from app.search_open_jobs($1, 100) as id'],
])('search of %s finds nothing of another organization, and nothing without one', async (table, search) => {
  const found = await asRuntime(ours.organizationId, search, [['%%']])

  expect(found.rows).toEqual([{ id: (ours.rows[table] as { id: string }).id }])
  expect((await asRuntime(null, search, [['%%']])).rowCount).toBe(0)
})

test('the role of the web process owns nothing and passes no policy', async () => {
  const { rows } = await owner.query(
    `select rolname, rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned
     from pg_roles r where rolname in ('handoff_app', 'handoff_search', 'handoff_measure')`,
  )

  expect(rows).toHaveLength(3)
  for (const row of rows) expect(row).toMatchObject({ rolsuper: false, rolbypassrls: false, owned: 0 })
})
