import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { CatalogueTable } from './catalogue.ts'

type Row = Record<string, unknown>
type Column = CatalogueTable['columns'][number]

export type TenantRows = { organizationId: string; rows: Record<string, Row> }
type FillInput = { client: pg.Client; tables: CatalogueTable[] }

/**
 * Makes an organization with one row in every one of the tables, by nothing but the catalogue: a new table is filled without
 * anybody remembering it. A column of a type that is not known here fails the test that asks for the rows.
 */
export async function fillTenant({ client, tables }: FillInput): Promise<TenantRows> {
  const organizationId = randomUUID()
  const userId = randomUUID()
  await client.query(`insert into "user" (id, email, name, "updatedAt") values ($1, $2, 'Test', now())`, [userId, `${userId}@test.example`])
  await client.query(`insert into organization (id, slug, name, "updatedAt") values ($1, $2, 'Test', now())`, [
    organizationId,
    `test-${organizationId}`,
  ])

  const rows: Record<string, Row> = { user: { id: userId }, organization: { id: organizationId } }
  for (const table of orderByReference(tables)) {
    const row = makeRow({ table, organizationId, rows })
    const names = Object.keys(row)
    const sql = `insert into "${table.name}" (${names.map((name) => `"${name}"`).join()}) values (${names.map((_, index) => `$${index + 1}`).join()})`
    await client.query(sql, Object.values(row))
    rows[table.name] = row
  }

  return { organizationId, rows }
}

/** Referenced tables first. */
function orderByReference(tables: CatalogueTable[]): CatalogueTable[] {
  const ordered: CatalogueTable[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const isWaiting = (name: string, self: string) => name !== self && waiting.some((table) => table.name === name)
    const ready = waiting.filter((table) => !table.references.some((reference) => isWaiting(reference.table, table.name)))
    if (ready.length === 0) throw new Error(`Tables reference each other in a circle: ${waiting.map(({ name }) => name).join()}`)
    ordered.push(...ready)
    waiting = waiting.filter((table) => !ready.includes(table))
  }

  return ordered
}

function makeRow({ table, organizationId, rows }: { table: CatalogueTable; organizationId: string; rows: Record<string, Row> }): Row {
  const row: Row = {}
  for (const column of table.columns) if (column.isRequired) row[column.name] = makeValue(column)
  // Of references that exclude each other the first one is filled.
  const referring = new Set(table.references.flatMap(({ columns }) => columns))
  const left = new Set(table.alternatives.flatMap((columns) => columns.filter((column) => referring.has(column)).slice(1)))
  for (const { table: target, columns, targetColumns } of table.references) {
    columns.forEach((column, index) => {
      if (left.has(column)) return
      row[column] = rows[target]?.[targetColumns[index] ?? ''] ?? row[column]
    })
  }

  return { ...row, organizationId }
}

function makeValue({ name, type, members }: Column): unknown {
  if (members.length > 0) return members[0]

  switch (type) {
    case 'uuid':
      return randomUUID()
    case 'text':
    case 'character varying':
      return `${name} ${randomUUID()}`
    case 'timestamp with time zone':
      return new Date()
    case 'integer':
    case 'bigint':
    case 'numeric':
      return 1
    case 'boolean':
      return false
    case 'jsonb':
      return '{}'
    case 'bytea':
      return randomBytes(32)
    default:
      throw new Error(`No value is known for the column "${name}" of type ${type}. Teach it to tests/integration/access/tenant-rows.ts.`)
  }
}
