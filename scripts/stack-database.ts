import path from 'node:path'
import { type DatabaseUrls, prepareDatabase } from '#scripts/database-setup.ts'
import { generateClient } from '#scripts/generate.ts'
import { describeMigration, migrateDatabase } from '#scripts/migrate.ts'
import { displayPath } from '#scripts/paths.ts'
import { type PostgresServer, startPostgres } from '#scripts/postgres.ts'
import type { EnvironmentSource } from '#scripts/settings.ts'
import type { StackRun } from '#scripts/stack-run.ts'
import { type SupervisedProcess, supervise } from '#scripts/supervisor.ts'

export type StackDatabase = { urls: DatabaseUrls; postgres: SupervisedProcess | null }

const defaultPort = 54329
const databaseName = 'handoff'

/** The database of this start, migrated: the given one, or the embedded one, which is kept running from here on. */
export async function startDatabase(run: StackRun): Promise<StackDatabase> {
  const { settings, steps } = run
  const database = settings.databaseUrl
    ? { urls: { owner: settings.databaseUrl, web: settings.databaseUrl }, postgres: null }
    : await startEmbedded(run)
  await steps.step('Migrating the database', async (describe) =>
    describe(describeMigration(await migrateDatabase({ url: database.urls.owner }))),
  )

  return database
}

async function startEmbedded({ options, settings, secrets, steps, addPart, onEvent }: StackRun): Promise<StackDatabase> {
  let server: PostgresServer | null = null
  const launch = async () => {
    server = await startPostgres({
      dir: path.join(settings.dataDir, 'postgres'),
      // The programs know the first port: after a crash the server comes back on it.
      port: server?.port ?? options.ports?.postgres ?? defaultPort,
      isPortFixed: server !== null || options.ports?.postgres !== undefined,
      superuserPassword: secrets.get('databaseSuperuserPassword'),
      logFile: path.join(settings.dataDir, 'logs', 'postgres.log'),
      durability: options.durability ?? 'safe',
    })

    return server
  }

  return steps.step('Starting PostgreSQL', async (describe) => {
    const postgres = supervise({ name: 'PostgreSQL', start: launch, onEvent })
    addPart(postgres)
    await postgres.firstReady
    if (!server) throw new Error('PostgreSQL is ready without a server')
    const { port, isAdopted, superuserUrl }: PostgresServer = server
    describe(`PostgreSQL ${isAdopted ? 'was still running' : 'started'} on port ${port}, data in ${displayPath(settings.dataDir)}`)
    const passwords = { owner: secrets.get('databaseOwnerPassword'), web: secrets.get('databaseWebPassword') }

    return { urls: await prepareDatabase({ superuserUrl, database: databaseName, passwords }), postgres }
  })
}

/**
 * Makes the first administrator where no user exists yet. Returns the password to show, or null where it is not known.
 * Imported late: the module needs the generated Prisma client, which a fresh clone does not have at the start.
 */
export async function ensureAdministrator(
  { options, settings, secrets, steps }: StackRun,
  environment: EnvironmentSource,
): Promise<string | null> {
  const { adminEmail: email, isProduction } = settings
  const password = options.env.HANDOFF_ADMIN_PASSWORD ?? (isProduction ? null : secrets.get('adminPassword'))
  if (email === null || password === null) return null
  await generateClient()

  return steps.step('First administrator', async (describe) => {
    const { ensureFirstAdmin } = await import('#scripts/first-admin.ts')
    const isCreated = await ensureFirstAdmin({ databaseUrl: environment.DATABASE_URL ?? '', email, password })
    describe(isCreated ? `Administrator ${email} made` : 'An administrator is there already')

    return isCreated || settings.databaseUrl === null ? password : null
  })
}
