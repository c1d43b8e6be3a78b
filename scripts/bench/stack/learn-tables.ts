import pg from 'pg'

/**
 * Has PostgreSQL look at how large its tables are and what is in them. It does so by itself within a minute of their growing; a benchmark fills
 * an empty database faster than that, and plans made for empty tables would be measured.
 */
export async function learnTables(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('analyze')
  } finally {
    await client.end()
  }
}
