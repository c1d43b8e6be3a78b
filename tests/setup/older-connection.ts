import pg from 'pg'

export type OlderConnection = { databaseUrl: string; slug: string; minutes: number }

/**
 * As if the accounts of an organization had been connected so much earlier: of what changed before that nobody was to be told, and only of
 * what is some minutes old it is certain that nobody was.
 */
export async function makeConnectionOlder({ databaseUrl, slug, minutes }: OlderConnection): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('set role handoff_app')
    await client.query(`select set_config('app.organization_id', (select "id"::text from "organization" where "slug" = $1), false)`, [slug])
    await client.query(`update "connection" set "connectedAt" = "connectedAt" - make_interval(mins => $1)`, [minutes])
  } finally {
    await client.end()
  }
}
