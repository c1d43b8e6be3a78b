import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { PrismaClient } from './generated/client.ts'
import { nameStatement } from './prepared-statements.ts'
import { SettingClient } from './setting-client.ts'

/** Connections of one process. Web and worker each hold one pool; PostgreSQL must allow the sum of all processes. */
const POOL_MAX = 20

/**
 * Every connection starts as the runtime role: it neither owns the tables nor bypasses row-level security,
 * whatever login DATABASE_URL names.
 */
export const RUNTIME_ROLE_OPTION = '-c role=handoff_app'

/** Opens a client of its own, which the caller closes. For commands that run without the whole environment; all else uses `db`. */
export function openDb(connectionString: string): PrismaClient {
  const pool = new pg.Pool({
    connectionString,
    Client: SettingClient,
    // What is asked at once goes on its way at once: independent reads of one transaction cost one way there and back.
    pipeline: true,
    max: POOL_MAX,
    options: RUNTIME_ROLE_OPTION,
    // With a connection go its plans: none outlives by long what the tables were like when it was made.
    maxLifetimeSeconds: 600,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  })
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: nameStatement,
    // A connection that PostgreSQL cut must not end the process: the next query opens a new one or fails by itself.
    onPoolError: (err) => log.warn({ err }, 'database pool error'),
    onConnectionError: (err) => log.warn({ err }, 'database connection error'),
  })

  return new PrismaClient({ adapter, errorFormat: 'minimal' })
}

// Hot reload evaluates this module again; without the global every change would leave a pool behind.
const globals = globalThis as unknown as { handoffDb?: PrismaClient }

/** The database client of this process, made on first use. Tenant tables show nothing through it: use `inTenant`. */
export function db(): PrismaClient {
  globals.handoffDb ??= openDb(env().DATABASE_URL)

  return globals.handoffDb
}

/** Closes the pool, for tests and for a worker that stops. */
export async function closeDb(): Promise<void> {
  await globals.handoffDb?.$disconnect()
  globals.handoffDb = undefined
}
