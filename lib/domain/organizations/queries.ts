import { LRUCache } from 'lru-cache'
import type { PayInterval } from '#lib/domain/organizations/terms.ts'
import { db } from '#lib/platform/db/client.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export const settingsSelect = {
  name: true,
  timeZone: true,
  defaultCurrency: true,
  defaultPayInterval: true,
  requiresTwoFactor: true,
  eventBodyDays: true,
  eventDays: true,
} as const

export type OrganizationSettings = {
  name: string
  timeZone: string
  defaultCurrency: string | null
  /** Null is Unknown, which blocks publishing. */
  defaultPayInterval: PayInterval | null
  requiresTwoFactor: boolean
  /** Days after which an event's body goes, and after which the event goes. */
  eventBodyDays: number
  eventDays: number
}

/** What the organization has set for itself. Organizations are global rows, so the scope must be in the condition: no policy guards them. */
export async function readSettings(tx: TenantTransaction, scope: TenantScope): Promise<OrganizationSettings> {
  return tx.organization.findUniqueOrThrow({ where: { id: scope.organizationId }, select: settingsSelect })
}

/** Organizations that stood in the database within the last minute. Ids are never given twice, and one that went meanwhile has no rows left. */
const knownIds = new LRUCache<string, true>({ max: 10_000, ttl: 60_000 })

/** The id again if such an organization exists: the job runner's proof before it mints a scope from a stored row. */
export async function findOrganizationId(id: string): Promise<string | null> {
  if (knownIds.has(id)) return id
  const row = await db().organization.findUnique({ where: { id }, select: { id: true } })
  if (row) knownIds.set(row.id, true)

  return row?.id ?? null
}
