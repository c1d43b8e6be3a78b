import { foldIdentifier } from '#lib/domain/open-jobs/rules.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

/**
 * Until the transaction ends nobody else gives an open job of the organization an identifier: whoever writes one asks first, so that none is
 * given twice. Whoever also holds open jobs holds those before, so that nobody waits in a circle.
 */
export async function lockIdentifiers(tx: TenantTransaction, { organizationId }: TenantScope): Promise<void> {
  await execute(tx)`select pg_advisory_xact_lock(hashtextextended(${`open-job-identifiers:${organizationId}`}, 0))`
}

/** The next identifiers of our own making, from REQ-1001 on. Behind `lockIdentifiers`. */
export async function makeIdentifiers(
  tx: TenantTransaction,
  { scope: { organizationId }, count, reserved = [] }: { scope: TenantScope; count: number; reserved?: readonly string[] },
): Promise<string[]> {
  if (count === 0) return []
  // Of longer figures somebody made a date or a key, and ours do not go on from those.
  const rows = await query<{ newest: number }>(tx)`
    select coalesce(max(substring(taken."key" from 5)::int), 1000) as newest
    from (
      select "identifierKey" as "key" from "open_job" where "organizationId" = ${organizationId}::uuid
      union all
      select unnest(${reserved.map(foldIdentifier)}::text[])
    ) as taken
    where taken."key" ~ '^req-[0-9]{4,6}$'`
  const newest = Math.max(rows[0]?.newest ?? 1000, 1000)

  return Array.from({ length: count }, (_, index) => `REQ-${newest + index + 1}`)
}

/** Which open job has each of some identifiers, by the identifier as it is compared. Behind `lockIdentifiers`. */
export async function readTakenIdentifiers(
  tx: TenantTransaction,
  { scope: { organizationId }, identifiers }: { scope: TenantScope; identifiers: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (identifiers.length === 0) return new Map()
  const rows = await tx.openJob.findMany({
    where: { organizationId, identifierKey: { in: identifiers.map(foldIdentifier) } },
    select: { id: true, identifierKey: true },
  })

  return new Map(rows.flatMap(({ id, identifierKey }) => (identifierKey === null ? [] : [[identifierKey, id] as const])))
}

/** What somebody is told who gives an identifier that another open job has. */
export function describeTaken(identifier: string): string {
  return `Another open job has the identifier ${identifier}. Enter another one.`
}
