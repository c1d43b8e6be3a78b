import { readMemberNames } from '#lib/domain/access/queries.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import { tableOf, whereSeen } from '#lib/domain/mappings/objects/queries.ts'
import { type MappingRef, readLiveVersion, readMappings, type StoredVersion } from '#lib/domain/mappings/queries.ts'
import type { RecordVisibility } from '#lib/domain/mappings/records/rules.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { remap } from '#lib/domain/values/rules.ts'
import type { Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
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

const RECORDS_MAX = 1000
const ITEMS_MAX = 100

type TriedRow = {
  id: string
  name: string | null
  jobTitle: string | null
  source: SourceFields
  overrides: Overrides
  readings: Readings
}

/** What a re-apply would change, newest records first. Saves nothing. @throws AppError `not_found`. */
export async function tryReapply({ visibility, ...ref }: MappingRef & { visibility: RecordVisibility }): Promise<DryRun> {
  return inTenant(ref.scope, async (tx) => {
    const live = await requireLiveVersion(tx, ref)
    const fields = await readFields(tx, ref)
    const mappings = await readMappings(tx, { ...ref, fields, numbers: [] })
    const { table, isOpen } = tableOf(ref.object)
    const rows = await query<TriedRow>(tx)`
      select "id"::text as id, nullif("name", '') as name, "jobTitle", "source", "overrides", "readings" from ${table}
      where "organizationId" = ${ref.scope.organizationId}::uuid and "connectionId" = ${ref.connectionId}::uuid
        and ${isOpen} and ${whereSeen(visibility)}
      order by "id" desc limit ${RECORDS_MAX + 1}::int`
    const looked = rows.slice(0, RECORDS_MAX)
    const readable = looked.filter(({ readings }) => hasReadings(readings))
    const differences = readable.flatMap((row) => {
      const { source, overrides, readings } = row
      const result = remap({ fields, source, overrides, readings, mappings, mode: { kind: 'reapply' } })
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
