import type { SourceItemKind } from '#lib/domain/openings/terms.ts'
import { type TenantScope, type TenantTransaction, tenantWhere } from '#lib/platform/db/tenant.ts'

export type StoredItem = { kind: string; externalId: string; name: string; parentExternalId: string | null; isArchived: boolean }

const itemSelect = { kind: true, externalId: true, name: true, parentExternalId: true, isArchived: true } as const

export type ListItems = { scope: TenantScope; connectionId: string; kind?: SourceItemKind }

/** Entries of an account's lists, archived ones included. */
export function listItems(tx: TenantTransaction, { scope, connectionId, kind }: ListItems): Promise<StoredItem[]> {
  return tx.sourceItem.findMany({ where: { ...tenantWhere(scope), connectionId, kind }, orderBy: { name: 'asc' }, select: itemSelect })
}

/** One entry of whichever account has it. */
export function readItem(
  tx: TenantTransaction,
  { scope, kind, externalId }: { scope: TenantScope; kind: SourceItemKind; externalId: string },
): Promise<StoredItem | null> {
  return tx.sourceItem.findFirst({ where: { ...tenantWhere(scope), kind, externalId }, select: itemSelect })
}
