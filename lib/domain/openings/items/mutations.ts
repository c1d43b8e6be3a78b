import type { SourceItemKind } from '#lib/domain/openings/terms.ts'
import { execute } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type SaveItems = {
  scope: TenantScope
  connectionId: string
  kind: SourceItemKind
  entries: readonly { externalId: string; name: string; parentExternalId: string | null; isArchived: boolean }[]
  readAt: Date
}

/** Keeps a list as it was read whole; what is in it no more goes. Two statements. */
export async function saveItems(tx: TenantTransaction, { scope, connectionId, kind, entries, readAt }: SaveItems): Promise<void> {
  const { organizationId } = scope
  const rows = entries.map((entry) => ({ organizationId, connectionId, kind, readAt, ...entry }))
  await execute(tx)`
    insert into "source_item" ("organizationId", "connectionId", "kind", "externalId", "name", "parentExternalId", "isArchived", "readAt")
    select distinct on ("externalId") "organizationId", "connectionId", "kind", "externalId", "name", "parentExternalId", "isArchived", "readAt"
    from jsonb_populate_recordset(null::"source_item", ${JSON.stringify(rows)}::jsonb)
    on conflict ("organizationId", "connectionId", "kind", "externalId") do update set
      "name" = excluded."name", "parentExternalId" = excluded."parentExternalId", "isArchived" = excluded."isArchived",
      "readAt" = excluded."readAt"`
  await execute(tx)`
    delete from "source_item" where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid
      and "kind" = ${kind} and "readAt" < ${readAt}::timestamptz(3)`
}
