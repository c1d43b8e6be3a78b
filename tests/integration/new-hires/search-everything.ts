import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { log } from '#lib/platform/log.ts'
import { testDatabase } from '#tests/setup/database.ts'

const COLUMNS = `
  select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(a.attname) as "column", format_type(a.atttypid, null) as "type"
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  order by 1, 2`

/** Columns whose text is no text of anybody: searching them costs time and finds nothing. */
const PLAIN_TYPES = /^(uuid|boolean|integer|bigint|smallint|timestamp|date|numeric|double)/

/**
 * Where any of these words stands in the database, by the database's own catalogue, whatever the column holds: text, lists, JSON or bytes.
 * As the superuser, so that no policy hides a row.
 */
export async function searchTables(words: readonly string[]): Promise<string[]> {
  const client = new pg.Client(testDatabase.superuserUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ table: string; column: string; type: string }>(COLUMNS)
    const places: string[] = []
    for (const { table, column, type } of rows.filter((row) => !PLAIN_TYPES.test(row.type))) {
      const text = type === 'bytea' ? `encode(${column}, 'escape')` : `${column}::text`
      const { rowCount } = await client.query(`select 1 from ${table} where ${text} ilike any($1) limit 1`, [
        words.map((word) => `%${word}%`),
      ])
      if (rowCount) places.push(`${table}.${column}`)
    }

    return places
  } finally {
    await client.end()
  }
}

/** Stored files that hold one of these words. */
export async function searchFiles(words: readonly string[]): Promise<string[]> {
  const folder = path.join(process.env.HANDOFF_DATA_DIR ?? '', 'documents')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  const found = await Promise.all(files.map(async (file) => ({ file, hit: holds(await readFile(file, 'latin1'), words) })))

  return found.filter(({ hit }) => hit).map(({ file }) => file)
}

/** Everything that this process logs from now on, whatever the level. */
export function captureLog(): () => string {
  const lines: string[] = []
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => lines.push(line) } })
  log.level = 'trace'

  return () => lines.join('')
}

export function holds(text: string, words: readonly string[]): boolean {
  const folded = text.toLowerCase()

  return words.some((word) => folded.includes(word.toLowerCase()))
}
