import type { Actor } from '#lib/domain/audit/schema.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantTransaction } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { type MappingRef, readLiveVersion, type StoredVersion } from './queries.ts'
import type { MappingOrigin, MappingRules } from './schema.ts'

/** Writes version 1, with the connection. One that was disconnected and comes back keeps the versions that it has. */
export async function createFirstMapping(
  tx: TenantTransaction,
  { scope, connectionId, object, rules }: MappingRef & { rules: MappingRules },
): Promise<void> {
  const { organizationId } = scope
  await tx.mappingVersion.createMany({
    data: [{ organizationId, connectionId, object, number: 1, rules, origin: 'initial' }],
    skipDuplicates: true,
  })
}

/**
 * Locks the mapping of a connection until the transaction ends and gives its live version, so that of two people who save at once the
 * second finds what the first made. Records that are being filled are waited for, see `shareMapping`.
 * @throws AppError `not_found`.
 */
export async function lockMapping(tx: TenantTransaction, ref: MappingRef): Promise<StoredVersion> {
  await query(tx)`select pg_advisory_xact_lock(hashtextextended(${lockName(ref)}, 0))::text`
  const live = await readLiveVersion(tx, ref)
  if (!live) throw notFoundError('mapping')

  return live
}

/**
 * Keeps the live version live until the transaction ends, beside any number of others who fill records. Without it a record that comes in
 * while a version is being saved could be filled by the old one after the new one's pass went by.
 */
export async function shareMapping(tx: TenantTransaction, ref: MappingRef): Promise<void> {
  await query(tx)`select pg_advisory_xact_lock_shared(hashtextextended(${lockName(ref)}, 0))::text`
}

function lockName({ scope, connectionId, object }: MappingRef): string {
  return `mapping:${scope.organizationId}:${connectionId}:${object}`
}

export type AddVersion = MappingRef & {
  /** The locked live version's number: the new one follows it. */
  after: number
  rules: MappingRules
  origin: MappingOrigin
  originNumber: number | null
  actor: Actor
}

/** Writes the next version. The caller holds the lock and writes audit and run. Returns its number. */
export async function addVersion(tx: TenantTransaction, input: AddVersion): Promise<number> {
  const { scope, connectionId, object, after, rules, origin, originNumber, actor } = input
  const number = after + 1
  await tx.mappingVersion.create({
    data: {
      organizationId: scope.organizationId,
      connectionId,
      object,
      number,
      rules,
      origin,
      originNumber,
      createdById: actor.kind === 'System' ? null : actor.userId,
    },
    select: { id: true },
  })
  await notifyChange(tx, { scope, topic: 'mappings' })

  return number
}
