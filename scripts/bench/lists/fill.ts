import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export type FilledOrganization = { id: string; slug: string; rows: number }

export type FillOptions = {
  /** The owner's connection: it makes and drops indexes. */
  client: pg.Client
  /** A member of every organization. */
  userId: string
  sizes: readonly number[]
  /** So many organizations in all; the others hold as many rows as the smallest size. */
  organizations: number
}

/**
 * Organizations with offers and events, made by SQL: one of each size, the rest small. Indexes and references are dropped while rows come
 * in and made anew, because keeping them row by row takes many times longer.
 */
export async function fillOrganizations({ client, userId, sizes, organizations }: FillOptions): Promise<FilledOrganization[]> {
  const smallest = Math.min(...sizes)
  const wanted = Array.from({ length: organizations }, (_, index) => sizes[index] ?? smallest)
  const dropped = [...(await dropIndexes(client)), ...(await dropReferences(client))]
  const filled: FilledOrganization[] = []
  for (const [index, rows] of wanted.entries()) filled.push(await fillOne({ client, userId, rows, slug: `bench-${index}-${rows}` }))
  for (const statement of dropped) await client.query(statement)
  await client.query('vacuum analyze')

  return filled.slice(0, sizes.length)
}

async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid in ('offer'::regclass, 'event'::regclass)
       and not exists (select from pg_constraint where conindid = i.indexrelid)`,
  )
  for (const { name } of rows) await client.query(`drop index ${client.escapeIdentifier(name)}`)

  return rows.map(({ definition }) => definition)
}

/** What they refer to is made with them, so nobody looks at the rows again. */
async function dropReferences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid in ('offer'::regclass, 'event'::regclass)`,
  )
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${client.escapeIdentifier(name)}`)

  return rows.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${client.escapeIdentifier(name)} ${definition} not valid`,
  )
}

type FillOne = Pick<FillOptions, 'client' | 'userId'> & { rows: number; slug: string }

/** As the runtime role, under the policies: the owner itself may not write rows of organizations. */
async function fillOne({ client, userId, rows, slug }: FillOne): Promise<FilledOrganization> {
  const [id, connectionId, endpointId] = [randomUUID(), randomUUID(), randomUUID()]
  await client.query('begin')
  await client.query('set local role handoff_app')
  await client.query(`select set_config('app.organization_id', $1, true)`, [id])
  await client.query(`insert into "organization" ("id", "slug", "name", "updatedAt") values ($1, $2, $2, now())`, [id, slug])
  await client.query(`insert into "membership" ("organizationId", "id", "userId", "role") values ($1, gen_random_uuid(), $2, 'Admin')`, [
    id,
    userId,
  ])
  await client.query(
    `insert into "connection" ("organizationId", "id", "source", "environment", "name", "state", "updatedAt")
     values ($1, $2, 'ashby', 'Ashby', 'Bench', 'Paused', now())`,
    [id, connectionId],
  )
  await client.query(
    `insert into "webhook_endpoint" ("organizationId", "id", "connectionId", "webhookType", "tokenSealed", "secretSealed", "updatedAt")
     values ($1, $2, $3, 'offerUpdate', '', '', now())`,
    [id, endpointId, connectionId],
  )
  await client.query(insertOffers, [id, connectionId, rows])
  await client.query(insertEvents, [id, connectionId, endpointId, rows])
  await client.query('commit')

  return { id, slug, rows }
}

/** Ids as Handoff makes them: a millisecond, then what tells rows of one millisecond apart. One row a minute. */
const idOf = (number: string, end: string) =>
  `(lpad(to_hex((extract(epoch from timestamptz '2026-11-01')*1000)::bigint - ($3 - ${number})::bigint * 60000), 12, '0')
    || '7000' || '8000' || lpad(to_hex(${number}), 10, '0') || '${end}')::uuid`

/** Names as many as a large company meets: some thousands of last names, a dozen people of a whole name in a million. */
const insertOffers = `
  insert into "offer" ("organizationId", "id", "connectionId", "sourceKey", "environment", "externalId", "applicationExternalId",
    "candidateExternalId", "state", "sourceStatus", "flags", "name", "firstName", "lastName", "email", "jobTitle", "department", "location",
    "startDate", "baseSalary", "currency", "payInterval", "searchText", "source", "raw", "sourceReadAt", "createdAt", "updatedAt")
  select $1, ${idOf('n', '01')}, $2, 'ashby', 'Ashby', 'offer-' || n, 'application-' || n, 'candidate-' || n,
    (array['Unpublished', 'Published', 'Accepted', 'Accepted', 'Accepted', 'Accepted', 'Accepted', 'Accepted', 'Declined', 'Withdrawn'])[1 + n % 10]::"OfferState",
    'CandidateAccepted', '{}', first || ' ' || last, first, last, lower(first) || '.' || lower(last) || n || '@mail.example',
    title, department, location, to_char(date '2024-01-01' + (n * 7 % 1095)::int, 'YYYY-MM-DD'), 40000 + n % 900 * 100, 'EUR', 'Year',
    lower(concat_ws(' ', first, last, lower(first) || '.' || lower(last) || n || '@mail.example', title, department, location)),
    jsonb_build_object('name', jsonb_build_object('value', first || ' ' || last, 'kind', 'field', 'path', 'candidate.name', 'version', 1),
      'jobTitle', jsonb_build_object('value', title, 'kind', 'field', 'path', 'job.title', 'version', 1),
      'startDate', jsonb_build_object('value', '2026-01-05', 'kind', 'field', 'path', 'offer.startDate', 'version', 1)),
    '{}', now(), now(), now()
  from (
    select n, (array['Imani','Tuva','Ravi','Noor','Elio','Maren','Kofi','Sanna','Yuki','Petra'])[1 + n % 10] as first,
      initcap(syllables[1 + n / 10 % 20] || syllables[1 + n / 200 % 20] || syllables[1 + n / 4000 % 20]) as last,
      (array['Field Engineer','Designer','Account Manager','Data Analyst','Controller','Recruiter','Product Manager'])[1 + n % 7] as title,
      (array['Engineering','Design','Sales','Finance','People'])[1 + n % 5] as department,
      (array['Lisbon','Oslo','Berlin','Toronto'])[1 + n % 4] as location
    from generate_series(1, $3::bigint) as n,
      (select array['ach','ter','berg','holm','des','had','con','oka','lin','mor','sat','nov','cas','tro','vil','ren','dal','fos','mei','ura'] as syllables)
  ) as made`

/** Most are settled; bodies are there as long as retention keeps them. */
const insertEvents = `
  insert into "event" ("organizationId", "id", "connectionId", "endpointId", "action", "label", "webhookActionId", "subjectKind",
    "subjectExternalId", "candidateExternalId", "state", "reason", "reasonCode", "receivedAt", "headers", "body", "bodyHash", "bodyBytes",
    "finishedAt", "attemptCount", "offerId", "confidential", "bodyRemovedAt")
  select $1, ${idOf('n', '02').replaceAll('$3', '$4')}, $2, $3,
    (array['offerUpdate', 'offerCreate', 'applicationUpdate', 'candidateHire'])[1 + n % 4],
    (array['Offer Update', 'Offer Create', 'Application Update', 'Candidate Hired'])[1 + n % 4],
    'act-' || n, 'offer', 'offer-' || (1 + n % $4), 'candidate-' || (1 + n % $4),
    (case when n % 50 = 0 then 'NeedsAttention' when n % 20 = 0 then 'Ignored' else 'Done' end)::"EventState",
    case when n % 50 = 0 then 'Ashby refuses the key.' end, case when n % 50 = 0 then 'ashby_key_invalid' end,
    timestamptz '2026-11-01' - ($4 - n) * interval '1 minute', '{}',
    case when n > $4 - 40000 then repeat('{"action":"offerUpdate"}', 40) else '' end, '\\x00', 960,
    timestamptz '2026-11-01' - ($4 - n) * interval '1 minute', 1,
    ${idOf('(1 + n % $4)', '01').replaceAll('$3', '$4')}, false, case when n <= $4 - 40000 then now() end
  from generate_series(1, $4::bigint) as n`
