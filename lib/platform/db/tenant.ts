import { db } from './client.ts'
import type { Prisma } from './generated/client.ts'
import { allowRaw } from './raw.ts'
import { beginWith, type TransactionSetting } from './setting-client.ts'

declare const brand: unique symbol

/**
 * Proof that somebody or something may act inside an organization. Every query and mutation takes it first.
 * Minted in four places only: the session gate, the API-key gate, `resolveLookup` and the job runner (from the stored row).
 */
export type TenantScope = { readonly organizationId: string; readonly [brand]: true }

/** A transaction in which row-level security shows exactly one organization. */
export type TenantTransaction = Prisma.TransactionClient

/** Makes a scope of an organization id that was proven by one of the four minters; `npm run check` holds others off. */
export function mintTenantScope(organizationId: string): TenantScope {
  return { organizationId } as TenantScope
}

/** How long a transaction may wait for a connection, and how long it may last: a busy moment must not fail a request. */
const LIMITS = { maxWait: 5_000, timeout: 20_000 }

/**
 * Runs reads and writes of one organization in one transaction. Put everything that one act needs inside a single call:
 * opening the transaction costs as much as the queries. Never ask Ashby inside.
 */
export async function inTenant<T>(scope: TenantScope, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return runWith({ name: 'app.organization_id', value: scope.organizationId }, work)
}

/** The composite primary key of a tenant row. */
export function tenantKey(scope: TenantScope, id: string) {
  return { organizationId_id: { organizationId: scope.organizationId, id } }
}

/**
 * The organization as a condition. The policies hold it anyway; only when it is said as well does the planner know how large this one is,
 * and with that, by which index a list is read.
 */
export function tenantWhere({ organizationId }: TenantScope): { organizationId: string } {
  return { organizationId }
}

/** Runs a read that may see the memberships of one person across organizations, and nothing else of any organization. */
export async function asUser<T>(userId: string, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return runWith({ name: 'app.user_id', value: userId }, work)
}

/** Runs reads and writes of what belongs to no organization, such as users and sessions, in one transaction. Tenant tables show nothing in it. */
export async function inTransaction<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return runWith(null, work)
}

function runWith<T>(setting: TransactionSetting | null, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return beginWith(setting, (transaction, inside) =>
    db().$transaction((tx) => {
      allowRaw(tx, transaction)
      return inside(() => work(tx))
    }, LIMITS),
  )
}
