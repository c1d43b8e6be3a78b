import { readMemberNames } from '#lib/domain/access/queries.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import { type MappingRef, readLiveVersion, readMappings, type StoredVersion } from '#lib/domain/mappings/queries.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { type OfferVisibility, whereVisible } from '#lib/domain/offers/queries.ts'
import { remap } from '#lib/domain/values/rules.ts'
import type { Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { DryRun, MappingRun } from './contract.ts'
import { describeDifference, hasShownChange } from './rules.ts'

export type RunRow = Prisma.MappingRunGetPayload<Record<never, never>>

/** The newest pass of a mapping; null before the first one. @throws AppError `not_found`. */
export async function getLatestRun(ref: MappingRef): Promise<MappingRun | null> {
  return inTenant(ref.scope, async (tx) => {
    const live = await requireLiveVersion(tx, ref)
    const { connectionId, object } = ref
    const row = await tx.mappingRun.findFirst({ where: { connectionId, object }, orderBy: { id: 'desc' } })

    return row && readRun(tx, { row, live })
  })
}

/** The row as the API tells it. */
export async function readRun(tx: TenantTransaction, { row, live }: { row: RunRow; live: StoredVersion }): Promise<MappingRun> {
  const names = await readMemberNames(tx, row.requestedById ? [row.requestedById] : [])

  return {
    id: row.id,
    connectionId: row.connectionId,
    object: row.object,
    kind: row.kind,
    state: row.state,
    version: row.version,
    total: row.total,
    seen: row.seen,
    changed: row.changed,
    kept: row.kept,
    errorCode: row.errorCode,
    by: row.requestedById ? (names.get(row.requestedById) ?? 'A former member') : null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    canUndo: row.kind !== 'Undo' && row.undoneAt === null && row.version === live.version.number && isUndoable(live),
  }
}

/** Whether there is a version to go back to. What an undo made is gone back from by restoring a version of one's choice. */
export function isUndoable({ version }: StoredVersion): boolean {
  return version.number > 1 && version.origin !== 'undone'
}

async function requireLiveVersion(tx: TenantTransaction, ref: MappingRef): Promise<StoredVersion> {
  const live = await readLiveVersion(tx, ref)
  if (!live) throw notFoundError('mapping')

  return live
}

/** The rows that a pass looks at: what people still prepare. */
export function openOffers(connectionId: string) {
  return { connectionId, state: 'Unpublished', archivedAt: null } satisfies Prisma.OfferWhereInput
}

const RECORDS_MAX = 1000
const ITEMS_MAX = 100

/** What a re-apply would change, newest records first. Saves nothing. @throws AppError `not_found`. */
export async function tryReapply({ visibility, ...ref }: MappingRef & { visibility: OfferVisibility }): Promise<DryRun> {
  return inTenant(ref.scope, async (tx) => {
    const live = await requireLiveVersion(tx, ref)
    const fields = await readFields(tx, ref)
    const mappings = await readMappings(tx, { ...ref, fields, numbers: [] })
    const rows = await tx.offer.findMany({
      where: { ...openOffers(ref.connectionId), ...whereVisible(visibility) },
      orderBy: { id: 'desc' },
      take: RECORDS_MAX + 1,
      select: { id: true, name: true, jobTitle: true, source: true, overrides: true, readings: true },
    })
    const looked = rows.slice(0, RECORDS_MAX)
    const readable = looked.filter(({ readings }) => hasReadings(readings as Readings))
    const differences = readable.flatMap((row) => {
      const result = remap({
        fields,
        source: row.source as SourceFields,
        overrides: row.overrides as Overrides,
        readings: row.readings as Readings,
        mappings,
        mode: { kind: 'reapply' },
      })
      if (!hasShownChange(result)) return []

      return [{ id: row.id, name: row.name, jobTitle: row.jobTitle, changes: describeDifference({ ...result, fields }) }]
    })

    return {
      version: live.version.number,
      total: looked.length,
      isPartial: rows.length > RECORDS_MAX,
      changing: differences.length,
      unreadable: looked.length - readable.length,
      items: differences.slice(0, ITEMS_MAX),
    }
  })
}

/** A row that was last read before readings were kept has none: only the next read of the source fills it. */
function hasReadings(readings: Readings): boolean {
  return Object.keys(readings).length > 0
}
