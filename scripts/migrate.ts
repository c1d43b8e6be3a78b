import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import { CommandError, runCommand } from '#scripts/command-error.ts'
import { withClient } from '#scripts/database-setup.ts'
import { rootDir } from '#scripts/paths.ts'

type Migration = { name: string; sql: string; checksum: string }
export type MigrationResult = { applied: string[]; known: number /** Applied by a newer version of Handoff. */; unknown: string[] }

const migrationsDir = path.join(rootDir, 'prisma', 'migrations')

/** The number that `prisma migrate` locks as well, so that the two never work on one database at the same time. */
const prismaAdvisoryLock = 72707369

const lowestServerVersion = 150000

/** Prisma's own table and columns: `prisma migrate status` and `deploy` go on from here wherever its engine can be had. */
const migrationsTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`

const appliedSchema = z.object({ migration_name: z.string(), checksum: z.string(), finished_at: z.date().nullable() })

/**
 * Applies the migrations that a database lacks, in order, each in one transaction together with its entry in Prisma's
 * table: a migration that fails leaves nothing behind. Starts that come at the same time wait for each other.
 * @throws CommandError for an applied migration whose file has changed since, a failed one, or a server that is too old.
 */
export async function migrateDatabase({ url, dir = migrationsDir }: { url: string; dir?: string }): Promise<MigrationResult> {
  const migrations = readMigrations(dir)

  return withClient(url, async (client) => {
    await assertServerVersion(client)
    // Held by the session, so a killed start gives it back.
    await client.query('SELECT pg_advisory_lock($1)', [prismaAdvisoryLock])
    // Our functions name the queue's, so its tables come first.
    await runMigrations({ connectionString: url, logger: new Logger(() => () => undefined) })
    await client.query(migrationsTable)

    const applied = await readApplied(client)
    assertUnchanged(migrations, applied)
    const missing = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of missing) await applyMigration(client, migration)

    return {
      applied: missing.map(({ name }) => name),
      known: migrations.length,
      unknown: [...applied.keys()].filter((name) => !migrations.some((migration) => migration.name === name)),
    }
  })
}

function readMigrations(dir: string): Migration[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(dir, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const content = readFileSync(path.join(dir, name, 'migration.sql'))

      return { name, sql: content.toString('utf8'), checksum: createHash('sha256').update(content).digest('hex') }
    })
}

async function assertServerVersion(client: pg.Client): Promise<void> {
  const found = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`)
  const version = Number(found.rows[0]?.version)
  if (version < lowestServerVersion) {
    throw new CommandError(`The database runs PostgreSQL ${Math.floor(version / 10_000)}; Handoff needs 15 or newer.`)
  }
}

async function readApplied(client: pg.Client): Promise<Map<string, z.infer<typeof appliedSchema>>> {
  const { rows } = await client.query(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name',
  )

  return new Map(
    z
      .array(appliedSchema)
      .parse(rows)
      .map((row) => [row.migration_name, row]),
  )
}

function assertUnchanged(migrations: Migration[], applied: Map<string, z.infer<typeof appliedSchema>>): void {
  for (const { name, checksum } of migrations) {
    const row = applied.get(name)
    if (row && row.finished_at === null) {
      throw new CommandError(
        `Migration ${name} was begun by "prisma migrate" and did not finish. ` +
          `Look at its "logs" in the table _prisma_migrations, mend the database and mark it with "prisma migrate resolve".`,
      )
    }
    if (row && row.checksum !== checksum) {
      throw new CommandError(
        `Migration ${name} was changed after this database applied it. ` +
          `Restore prisma/migrations/${name}/migration.sql as it was and put the change into a new migration.`,
      )
    }
  }
}

async function applyMigration(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw new CommandError(`Migration ${name} failed and nothing of it was kept: ${describeDatabaseError(error, sql)}`)
  }
}

function describeDatabaseError(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error)
  const line = error.position ? ` at line ${sql.slice(0, Number(error.position)).split('\n').length}` : ''

  return [`${error.message}${line} (${error.code})`, error.detail, error.hint].filter(Boolean).join('\n  ')
}

export function describeMigration({ applied, known, unknown }: MigrationResult): string {
  const done = applied.length === 0 ? 'Database is up to date' : `Database migrated, ${applied.length} of ${known} applied now`

  return unknown.length === 0 ? done : `${done}. It also has ${unknown.length} of a newer version: ${unknown.join(', ')}`
}

if (import.meta.main) {
  await runCommand(async () => {
    if (existsSync(path.join(rootDir, '.env'))) process.loadEnvFile(path.join(rootDir, '.env'))
    const url = process.env.DATABASE_URL
    if (!url)
      throw new CommandError('DATABASE_URL is not set. The embedded database is migrated by npm start; this command is for your own.')
    console.log(describeMigration(await migrateDatabase({ url })))

    return 0
  })
}
