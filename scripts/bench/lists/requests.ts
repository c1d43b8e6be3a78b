import type pg from 'pg'
import { encodeCursor } from '#lib/platform/db/cursor.ts'
import type { FilledOrganization } from './fill.ts'

/** One request of a list, by the name of its figure. */
export type ListRequest = { name: string; path: string; rows: number; slug: string }

const OFFERS = '/api/v1/offers?state=Accepted&limit=50'
const EVENTS = '/api/v1/events?limit=50'
/** How much of the list lies before a deep page. */
const DEPTH = 0.9

/** What is asked of an organization: first page, deep page and search of offers and events. */
export async function listRequests(client: pg.Client, organization: FilledOrganization): Promise<ListRequest[]> {
  const { rows, slug } = organization
  const offer = await readDeep(client, organization, deepOffer)
  const event = await readDeep(client, organization, deepEvent)
  const attention = await readDeep(client, organization, deepAttention)
  const named = await readDeep(client, organization, namedOffer)
  const name = encodeURIComponent(named.value ?? '')
  const paths = {
    offersFirst: OFFERS,
    offersDeep: `${OFFERS}&cursor=${encodeCursor([offer.value, offer.id])}`,
    offersSearch: `${OFFERS}&search=${name}`,
    eventsFirst: EVENTS,
    eventsDeep: `${EVENTS}&cursor=${encodeCursor([null, event.id])}`,
    eventsOfState: `${EVENTS}&state=NeedsAttention&cursor=${encodeCursor([null, attention.id])}`,
    eventsSearch: `${EVENTS}&q=${name}`,
  }

  return Object.entries(paths).map(([figure, path]) => ({ name: figure, path, rows, slug }))
}

type Deep = { id: string; value: string | null }

const deepOffer = `select "id"::text, "startDate" as value from "offer" where "stateKey" = 'Accepted' order by "startDate", "id"
  offset (select (count(*) * ${DEPTH})::int from "offer" where "stateKey" = 'Accepted') limit 1`
const deepEvent = `select "id"::text, null as value from "event" order by "id" desc offset (select (count(*) * ${DEPTH})::int from "event") limit 1`
const deepAttention = `select "id"::text, null as value from "event" where "stateKey" = 'NeedsAttention' order by "id" desc
  offset (select (count(*) * ${DEPTH} / 2)::int from "event" where "stateKey" = 'NeedsAttention') limit 1`
/** One of the oldest: a search that looked only at the newest rows would not find it. */
const namedOffer = `select "id"::text, "name" as value from "offer" where "stateKey" = 'Accepted' order by "id" offset 20 limit 1`

async function readDeep(client: pg.Client, { id }: FilledOrganization, sql: string): Promise<Deep> {
  await client.query('begin')
  try {
    await client.query('set local role handoff_app')
    await client.query(`select set_config('app.organization_id', $1, true)`, [id])
    const { rows } = await client.query<Deep>(sql)
    if (!rows[0]) throw new Error('There is no row to begin from.')

    return rows[0]
  } finally {
    await client.query('rollback')
  }
}
