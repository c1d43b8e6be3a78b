import pg from 'pg'
import { inject } from 'vitest'
import { waitUntil } from './wait.ts'

const { databaseUrl } = inject('faultStack')

/** One statement as the owner of the tables. What belongs to organizations is shown only for `slug`. */
export async function query<Row extends pg.QueryResultRow>(sql: string, { slug, values = [] }: { slug?: string; values?: unknown[] } = {}) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    if (slug !== undefined) {
      await client.query('set role handoff_app')
      await client.query(`select set_config('app.organization_id', (select "id"::text from "organization" where "slug" = $1), false)`, [
        slug,
      ])
    }
    const { rows } = await client.query<Row>(sql, values)

    return rows
  } finally {
    await client.end()
  }
}

/** What is remembered as an instant and decides what is due, or what is too fresh to be doubted. */
const INSTANTS = [
  ['connection', 'holdUntil'],
  ['connection', 'nextSweepAt'],
  ['offer', 'sourceReadAt'],
  ['new_hire', 'sourceReadAt'],
  ['sync_object', 'readStartedAt'],
  ['source_file', 'nextAttemptAt'],
  ['opening', 'createSentAt'],
  ['opening_field', 'createSentAt'],
  ['opening_setup', 'nextSyncAt'],
] as const

/** Instants that stand inside a column of openings. */
const OPENING_INSTANTS = [
  ['sent', '$writtenAt'],
  ['problem', 'missedAt'],
] as const

/**
 * Lets time pass for one organization: what is planned comes so much earlier, what was read is so much older, and a wait that Ashby asked for
 * ends so much sooner. What is under way ends first, because it plans anew.
 */
export async function passTime({ slug, minutes }: { slug: string; minutes: number }): Promise<void> {
  const [organization] = await query<{ id: string }>('select "id" from "organization" where "slug" = $1', { values: [slug] })
  const isTheirs = `payload ->> 'organizationId' = $1`
  const values = [organization?.id]
  const underWay = `select id from graphile_worker._private_jobs where locked_at is not null and ${isTheirs}`
  const begun = await query<{ id: string }>(underWay, { values })
  await waitUntil({
    what: `what was under way for ${slug} ended`,
    check: async () => (await query<{ id: string }>(underWay, { values })).every(({ id }) => !begun.some((job) => job.id === id)),
  })

  for (const [table, column] of INSTANTS) {
    await query(`update "${table}" set "${column}" = "${column}" - make_interval(mins => $1)`, { slug, values: [minutes] })
  }
  for (const [column, key] of OPENING_INSTANTS) {
    await query(
      `update "opening" set "${column}" = jsonb_set("${column}", '{${key}}', to_jsonb(to_char(
          ("${column}" ->> '${key}')::timestamptz at time zone 'UTC' - make_interval(mins => $1), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
        where "${column}" ->> '${key}' is not null`,
      { slug, values: [minutes] },
    )
  }
  await query(
    `update graphile_worker._private_jobs set run_at = run_at - make_interval(mins => $2)
      where locked_at is null and ${isTheirs} and coalesce(key, '') not like 'remind_hire:%'`,
    { values: [...values, minutes] },
  )
}

/** Every stored event of an organization, by what Ashby counts as one; an event that was stored twice stands twice. */
export async function readStoredEvents(slug: string): Promise<string[]> {
  const rows = await query<{ event: string }>(
    `select concat_ws(' ', "action", "webhookActionId", "subjectExternalId") as event from "event" where "replayOfId" is null order by 1`,
    { slug },
  )

  return rows.map(({ event }) => event).sort()
}

/** What is planned or under way for an organization, for whoever reads why something never came. */
export async function readOpenJobs(slug: string): Promise<string[]> {
  const rows = await query<{ job: string }>(
    `select concat_ws(' ', j.task_identifier, 'queue', j.queue_name, 'in', round(extract(epoch from j.run_at - now())), 's, attempts', j.attempts,
        'locked by', j.locked_by, 'queue locked by', q.locked_by, left(j.last_error, 200)) as job
      from graphile_worker.jobs j
      join graphile_worker._private_jobs p on p.id = j.id
      left join graphile_worker._private_job_queues q on q.queue_name = j.queue_name
      join "organization" o on o."id"::text = p.payload ->> 'organizationId' where o."slug" = $1
      order by j.run_at limit 20`,
    { values: [slug] },
  )

  return rows.map(({ job }) => job)
}
