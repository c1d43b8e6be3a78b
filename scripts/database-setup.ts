import pg from 'pg'

type SetupOptions = {
  superuserUrl: (database: string) => string
  database: string
  passwords: { owner: string; web: string }
}

export type DatabaseUrls = {
  /** For migrations and the worker: owns the database, is no superuser. */
  owner: string
  /** For the web process: may only act as handoff_app, under row-level security. */
  web: string
}

const ownerRole = 'handoff_owner'
const webRole = 'handoff_web'
const appRole = 'handoff_app'

/** Makes the two logins and the database of an embedded PostgreSQL; what is there already gets its password again and stays. */
export async function prepareDatabase({ superuserUrl, database, passwords }: SetupOptions): Promise<DatabaseUrls> {
  await withClient(superuserUrl('postgres'), async (client) => {
    await ensureLogin(client, ownerRole, passwords.owner, 'CREATEROLE')
    await ensureLogin(client, webRole, passwords.web, 'NOCREATEROLE')
    // The owner's migration grants itself the role it makes.
    await ensureRole(client, appRole)
    await client.query(`GRANT ${appRole} TO ${ownerRole} WITH ADMIN OPTION`)
    await client.query(`GRANT ${appRole} TO ${webRole}`)
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${ownerRole}`)
  })

  return {
    owner: replaceLogin(superuserUrl(database), ownerRole, passwords.owner),
    web: replaceLogin(superuserUrl(database), webRole, passwords.web),
  }
}

/** A test's own copy of a migrated database. */
export async function cloneDatabase({
  superuserUrl,
  template,
  database,
}: {
  superuserUrl: string
  template: string
  database: string
}): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const [target, source] = [client.escapeIdentifier(database), client.escapeIdentifier(template)]
    await client.query(`CREATE DATABASE ${target} TEMPLATE ${source} OWNER ${ownerRole} STRATEGY FILE_COPY`)
  })
}

export async function dropDatabase({ superuserUrl, database }: { superuserUrl: string; database: string }): Promise<void> {
  await withClient(superuserUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)} WITH (FORCE)`))
}

export async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A server that goes away in the middle is reported by the query, not by a crash.
  client.on('error', () => undefined)
  await client.connect()

  try {
    return await use(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function ensureLogin(client: pg.Client, role: string, password: string, attribute: 'CREATEROLE' | 'NOCREATEROLE'): Promise<void> {
  await ensureRole(client, role)
  await client.query(`ALTER ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS ${attribute} PASSWORD ${client.escapeLiteral(password)}`)
}

async function ensureRole(client: pg.Client, role: string): Promise<void> {
  const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  if (found.rowCount === 0) await client.query(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS`)
}

function replaceLogin(url: string, user: string, password: string): string {
  const changed = new URL(url)
  changed.username = user
  changed.password = password

  return changed.href
}
