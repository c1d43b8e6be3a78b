import type { OpeningMatch } from '#lib/domain/openings/contract.ts'
import { listItems } from '#lib/domain/openings/items/queries.ts'
import { nameItem } from '#lib/domain/openings/items/rules.ts'
import type { MatchKind } from '#lib/domain/openings/terms.ts'
import { query } from '#lib/platform/db/raw.ts'
import { type TenantScope, type TenantTransaction, tenantWhere } from '#lib/platform/db/tenant.ts'
import { compareValues, foldMatch, LIST_OF, type StoredMatch, suggestMatch } from './rules.ts'

type Place = { scope: TenantScope; connectionId: string }

export function readMatches(tx: TenantTransaction, { scope, connectionId }: Place): Promise<StoredMatch[]> {
  return tx.openingMatch.findMany({
    where: { ...tenantWhere(scope), connectionId },
    orderBy: { id: 'asc' },
    select: { kind: true, valueKey: true, value: true, externalId: true },
  })
}

/** Every value of open jobs that are planned, active or paused, with what it means. Three queries. */
export async function describeMatches(tx: TenantTransaction, place: Place): Promise<OpeningMatch[]> {
  const values = await readValues(tx, place.scope)
  const stored = await readMatches(tx, place)
  const items = await listItems(tx, place)
  const byId = new Map(items.map((item) => [`${item.kind} ${item.externalId}`, item]))
  const lists = new Map(items.map((item) => [item.externalId, item]))

  return values.map(({ kind, value, openJobs }) => {
    const match = stored.find((one) => one.kind === kind && one.valueKey === foldMatch(value))
    const chosen = match?.externalId ? byId.get(`${LIST_OF[kind]} ${match.externalId}`) : undefined
    const suggested = match ? null : suggestMatch({ kind, value, items })

    return {
      ...{ kind, value, openJobs },
      chosen: match ? { externalId: match.externalId, name: chosen ? nameItem(chosen, lists) : null } : null,
      suggested: suggested && { externalId: suggested.externalId, name: nameItem(suggested, lists) },
      isGone: match?.externalId != null && (!chosen || chosen.isArchived),
    }
  })
}

type OwnValue = { kind: MatchKind; value: string; openJobs: number }

async function readValues(tx: TenantTransaction, { organizationId }: TenantScope): Promise<OwnValue[]> {
  const rows = await query<{ kind: MatchKind; value: string; openJobs: number }>(tx)`
    select own.kind, own.value, count(*)::int as "openJobs"
    from "open_job" as job
    cross join lateral (values ('department', job."department"), ('team', job."team"), ('location', job."location"), ('job', job."title"))
      as own(kind, value)
    where job."organizationId" = ${organizationId}::uuid and job."statusKey" in ('Planned', 'Active', 'Paused') and own.value is not null
    group by own.kind, own.value
    limit 5000`
  const byKey = new Map<string, OwnValue>()
  for (const row of rows) {
    const key = `${row.kind} ${foldMatch(row.value)}`
    const known = byKey.get(key)
    byKey.set(key, known ? { ...known, openJobs: known.openJobs + row.openJobs } : row)
  }

  return [...byKey.values()].sort(compareValues)
}
