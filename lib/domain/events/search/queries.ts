import type { EventState } from '#lib/domain/events/terms.ts'
import { searchAllNewHires } from '#lib/domain/new-hires/lists/queries.ts'
import { searchAllOffers } from '#lib/domain/offers/lists/queries.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

/** How many matches are looked at, from where the page begins. */
const MATCHES_MAX = 1001
/** How many offers, and how many new hires, of one name. */
const NAMES_MAX = 200

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const REASON_CODE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/

export type EventSearch = {
  scope: TenantScope
  visibility: { confidential: boolean; newHires?: boolean }
  q?: string
  /** The other filters of the list: matches are looked for behind them, so that they use up no places. */
  state?: EventState
  action?: string
  connectionId?: string
  id: { gte?: string; lt?: string }
}

/**
 * What a search adds to a list: events of a whole id, else those with that reason code, else those about candidates of that name. Each is
 * found by an index of its own; one condition over all of them would be walked through the whole table. Null where nothing can match.
 */
export async function whereMatching(tx: TenantTransaction, search: EventSearch): Promise<Prisma.EventWhereInput | null> {
  const { q } = search
  if (!q) return {}

  const byId = await findIds(tx, { search, sources: listIdSources(search, q) })
  if (byId.length > 0) return { id: { in: byId } }
  if (ID.test(q)) return null
  if (
    REASON_CODE.test(q) &&
    (await tx.event.findFirst({ where: { organizationId: search.scope.organizationId, reasonCode: q }, select: { id: true } }))
  )
    return { reasonCode: q }

  const byName = await findIds(tx, { search, sources: await listNameSources(tx, search, q) })

  return byName.length > 0 ? { id: { in: byName } } : null
}

/** Ashby's ids, whatever their form, and ours. A new hire's id finds nothing for whoever may not see new hires. */
function listIdSources({ visibility }: EventSearch, q: string): Prisma.Sql[] {
  const upstream = [Prisma.sql`"subjectExternalId" = ${q}`, Prisma.sql`"webhookActionId" = ${q}`, Prisma.sql`"candidateExternalId" = ${q}`]
  if (!ID.test(q)) return upstream
  const own = [Prisma.sql`"id" = ${q}::uuid`, Prisma.sql`"offerId" = ${q}::uuid`]

  return [...upstream, ...own, ...(visibility.newHires ? [Prisma.sql`"newHireId" = ${q}::uuid`] : [])]
}

async function listNameSources(tx: TenantTransaction, { visibility }: EventSearch, q: string): Promise<Prisma.Sql[]> {
  const offerIds = await searchAllOffers(tx, { search: q, visibility, most: NAMES_MAX })
  const newHireIds = visibility.newHires ? await searchAllNewHires(tx, { search: q, visibility, most: NAMES_MAX }) : []

  return [
    ...(offerIds.length > 0 ? [Prisma.sql`"offerId" = any(${offerIds}::uuid[])`] : []),
    ...(newHireIds.length > 0 ? [Prisma.sql`"newHireId" = any(${newHireIds}::uuid[])`] : []),
  ]
}

type FindIds = { search: EventSearch; sources: readonly Prisma.Sql[] }

/** The newest events of any of the sources, each by its index. */
async function findIds(tx: TenantTransaction, { search, sources }: FindIds): Promise<string[]> {
  if (sources.length === 0) return []
  const { scope, state, action, connectionId, id } = search
  const branches = sources.map(
    (source) => Prisma.sql`
      select "id", "stateKey", "action", "connectionId" from "event" where "organizationId" = ${scope.organizationId}::uuid and ${source}`,
  )
  const rows = await query<{ id: string }>(tx)`
    with found as materialized (${Prisma.join(branches, ' union ')})
    select "id"::text from found
    where (${state ?? null}::text is null or "stateKey" = ${state ?? null}) and (${action ?? null}::text is null or "action" = ${action ?? null})
      and (${connectionId ?? null}::uuid is null or "connectionId" = ${connectionId ?? null}::uuid)
      and (${id.gte ?? null}::uuid is null or "id" >= ${id.gte ?? null}::uuid) and (${id.lt ?? null}::uuid is null or "id" < ${id.lt ?? null}::uuid)
    order by "id" desc limit ${MATCHES_MAX}`

  return rows.map((row) => row.id)
}
