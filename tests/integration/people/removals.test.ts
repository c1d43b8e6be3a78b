import pg from 'pg'
import { expect, test } from 'vitest'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { callAs, outcomeOf } from '#tests/integration/access/tenants.ts'
import { addHire, HIRE_VALUES, hiresOf, openInbox } from '#tests/integration/new-hires/inbox.ts'
import { testDatabase } from '#tests/setup/database.ts'

test('erasing a person leaves their name, address and number in no table, and an empty trace in the log', { timeout: 60_000 }, async () => {
  const inbox = await openInbox()
  const { people } = callAs({ sessionId: inbox.admin.sessionId, slug: inbox.slug })
  const marks = ['Quillfeather', 'quill@erase.example', '+49 30 99887766']
  const [lastName = '', personalEmail = '', personalPhone = ''] = marks
  const values = { ...HIRE_VALUES, lastName, personalEmail, personalPhone }
  const id = await addHire(inbox, { values })
  const twin = await addHire(inbox, { values })
  await hiresOf(inbox).merge({ id, otherId: twin })
  const { person } = await hiresOf(inbox).add({ id })
  const personId = person?.id ?? ''
  await people.setField({ id: personId, field: 'firstName', value: 'Quillfeather' })
  const documentId = createId()
  const { organizationId } = inbox.scope
  const document = {
    organizationId,
    id: documentId,
    name: 'Quillfeather.pdf',
    mediaType: 'application/pdf',
    bytes: 1,
    sha256: Buffer.alloc(32),
  }
  await inTenant(inbox.scope, (tx) =>
    tx.document.create({ data: { ...document, purpose: 'Person', personId, newHireId: id }, select: { id: true } }),
  )
  expect(await searchEverywhere(marks)).not.toEqual([])

  await people.remove({ id: personId })

  expect(await searchEverywhere(marks)).toEqual([])
  expect(await outcomeOf(people.get({ id: personId }))).toBe('not_found')
  expect(await outcomeOf(hiresOf(inbox).get({ id }))).toBe('not_found')
  const trace = await inTenant(inbox.scope, (tx) =>
    tx.auditEntry.findMany({
      where: { objectId: { in: [personId, id] } },
      orderBy: { id: 'asc' },
      select: { action: true, value: { select: { before: true, after: true } } },
    }),
  )
  expect(trace.map(({ action }) => action)).toEqual(['new-hire.merged', 'new-hire.added', 'person.field-edited', 'person.deleted'])
  expect(trace.filter(({ value }) => value !== null && (value.before !== null || value.after !== null))).toEqual([])
  expect(await countForgetJobs(documentId)).toBe(1)
})

/** Tables in which one of the texts stands anywhere, in whatever case. */
async function searchEverywhere(texts: readonly string[]): Promise<string[]> {
  return withDatabase(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const found: string[] = []
    for (const { name } of rows) {
      const { rowCount } = await client.query(`select 1 from ${name} as t where t::text ilike any($1) limit 1`, [
        texts.map((text) => `%${text}%`),
      ])
      if (rowCount) found.push(name)
    }

    return found
  })
}

async function countForgetJobs(documentId: string): Promise<number> {
  return withDatabase(async (client) => {
    const sql = `select 1 from graphile_worker._private_jobs where payload ->> 'documentId' = $1`

    return (await client.query(sql, [documentId])).rowCount ?? 0
  })
}

/** As the superuser, whom no policy stops. */
async function withDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: testDatabase.superuserUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
