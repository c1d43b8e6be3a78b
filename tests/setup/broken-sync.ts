import pg from 'pg'
import type { TestCompany } from './company.ts'
import { testDatabase } from './database.ts'

/** A fault of ours: the database refuses what a look at Ashby writes of this organization. Answers what mends it. */
export async function breakSync({ scope: { organizationId } }: Pick<TestCompany, 'scope'>): Promise<() => Promise<void>> {
  const refusal = `check ("organizationId" <> '${organizationId}') not valid`
  await asOwner(`alter table "sync_object" add constraint "broken_for_a_test" ${refusal}`)

  return () => asOwner('alter table "sync_object" drop constraint "broken_for_a_test"')
}

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabase.ownerUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
