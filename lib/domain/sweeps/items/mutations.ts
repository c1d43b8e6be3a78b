import { execute } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { toStorableJson } from '#lib/platform/format/storable-text.ts'

/** Upstream objects that a pass keeps. */
export type SweepItemKind = 'Offer' | 'Application' | 'Candidate' | 'Job'

export type NewSweepItem = {
  kind: SweepItemKind
  externalId: string
  applicationExternalId: string | null
  candidateExternalId: string | null
  /** Whether it is to be looked at; otherwise it is only needed beside others. */
  isPending: boolean
  /** By the database's clock: before the list was read. */
  readStartedAt: Date
  /** The object as the source listed it; null where only its id is known, or needed. */
  value: object | null
}

type SweepRef = { scope: TenantScope; sweepId: string }

/** Keeps listed objects until they are looked at. Doing it twice changes nothing, and an id alone never takes the place of an object. */
export async function saveItems(
  tx: TenantTransaction,
  { scope, sweepId, items }: SweepRef & { items: readonly NewSweepItem[] },
): Promise<void> {
  // A page that names an object twice must not stop the pass.
  const unique = [...new Map(items.map((item) => [`${item.kind} ${item.externalId}`, item])).values()]
  if (unique.length === 0) return
  const values = unique.map(({ value }) => JSON.stringify(toStorableJson(value)))

  await execute(tx)`
    insert into "sweep_item" as known ("organizationId", "sweepId", "kind", "externalId", "applicationExternalId", "candidateExternalId",
      "isPending", "readStartedAt", "value")
    select ${scope.organizationId}::uuid, ${sweepId}::uuid, item.*
    from unnest(${unique.map(({ kind }) => kind)}::text[], ${unique.map(({ externalId }) => externalId)}::text[],
      ${unique.map((item) => item.applicationExternalId)}::text[], ${unique.map((item) => item.candidateExternalId)}::text[],
      ${unique.map(({ isPending }) => isPending)}::boolean[], ${unique.map((item) => item.readStartedAt.toISOString())}::timestamptz[],
      ${values}::jsonb[]) as item
    on conflict ("organizationId", "sweepId", "kind", "externalId") do update set
      "applicationExternalId" = coalesce(excluded."applicationExternalId", known."applicationExternalId"),
      "candidateExternalId" = coalesce(excluded."candidateExternalId", known."candidateExternalId"),
      "isPending" = known."isPending" or excluded."isPending",
      "readStartedAt" = case when excluded."value" = 'null' then known."readStartedAt" else excluded."readStartedAt" end,
      "value" = case when excluded."value" = 'null' then known."value" else excluded."value" end`
}

/** Deletes some of what a pass kept. False when nothing is left. */
export async function deleteItems(tx: TenantTransaction, { scope, sweepId, take }: SweepRef & { take: number }): Promise<boolean> {
  const count = await execute(tx)`
    delete from "sweep_item" where ctid in (
      select ctid from "sweep_item" where "organizationId" = ${scope.organizationId}::uuid and "sweepId" = ${sweepId}::uuid limit ${take})`

  return count === take
}
