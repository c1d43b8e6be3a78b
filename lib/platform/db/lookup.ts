import { hashToken } from '../crypto/tokens.ts'
import { db } from './client.ts'
import type { LookupKind } from './generated/enums.ts'
import { mintTenantScope, type TenantScope, type TenantTransaction } from './tenant.ts'

export type LookupTarget = { scope: TenantScope; targetId: string }

/** Finds what a bearer token stands for. Never cached: an answer of 404 or 410 is final for Ashby. */
export async function resolveLookup({ kind, token }: { kind: LookupKind; token: string }): Promise<LookupTarget | null> {
  const row = await db().lookup.findUnique({
    where: { hash: hashToken(token) },
    select: { kind: true, organizationId: true, targetId: true },
  })
  if (!row || row.kind !== kind) return null

  return { scope: mintTenantScope(row.organizationId), targetId: row.targetId }
}

/** Registers a token of a row that is written in the same transaction. */
export async function addLookup(
  tx: TenantTransaction,
  { kind, token, scope, targetId }: { kind: LookupKind; token: string; scope: TenantScope; targetId: string },
): Promise<void> {
  await tx.lookup.create({ data: { hash: hashToken(token), kind, organizationId: scope.organizationId, targetId } })
}

/** Forgets every token of a row, in the transaction that ends it: the next request with one of them finds nothing. */
export async function removeLookups(
  tx: TenantTransaction,
  { kind, scope, targetIds }: { kind: LookupKind; scope: TenantScope; targetIds: string[] },
): Promise<void> {
  await tx.lookup.deleteMany({ where: { kind, organizationId: scope.organizationId, targetId: { in: targetIds } } })
}
