import { notify } from '#lib/domain/notifications/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { readSourceFieldsJob } from './jobs.ts'
import { type FieldInUse, findArchivedInUse, type SourceFieldsRef } from './queries.ts'
import type { SourceFieldReading } from './schema.ts'

/** What was read so recently need not be read again. */
const FRESH_MS = 60_000

export type RequestSourceFields = SourceFieldsRef & {
  /** A person asks: read also what was read a moment ago, and now, whatever waits for a later try. */
  isForced?: boolean
}

/**
 * Asks the worker to read an account's custom fields, in the caller's transaction. False where nothing is read: the account is not connected,
 * or it was asked within the last minute. Requests that meet are one.
 * @throws AppError `not_found`
 */
export async function requestSourceFields(
  tx: TenantTransaction,
  { scope, connectionId, isForced = false }: RequestSourceFields,
): Promise<boolean> {
  const connection = await tx.connection.findUnique({
    where: tenantKey(scope, connectionId),
    select: { state: true, keySealed: true, fieldsReadAt: true, fieldsErrorCode: true },
  })
  if (!connection) throw notFoundError('connection')
  if (connection.state !== 'Connected' || connection.keySealed === null) return false
  const { fieldsReadAt, fieldsErrorCode } = connection
  const now = await readDatabaseClock(tx)
  const isFresh = fieldsReadAt !== null && fieldsErrorCode === null && now.getTime() - fieldsReadAt.getTime() < FRESH_MS
  if (isFresh && !isForced) return false

  await enqueueReading(tx, { scope, connectionId, keySuffix: isForced ? ':now' : '' })

  return true
}

type EnqueueReading = SourceFieldsRef & { keySuffix?: string; attempt?: number; runAt?: Date }

/** One reading of a connection at a time, so that an older list never overwrites a newer one. */
async function enqueueReading(
  tx: TenantTransaction,
  { scope, connectionId, keySuffix = '', attempt, runAt }: EnqueueReading,
): Promise<void> {
  const payload = { organizationId: scope.organizationId, connectionId, attempt }
  const jobKey = `read_source_fields:${connectionId}${keySuffix}`
  await enqueue(tx, readSourceFieldsJob, payload, { queue: `fields:${connectionId}`, jobKey, runAt })
}

export type SaveSourceFields = SourceFieldsRef & {
  /** All that the account shows. What is not among them counts as archived. */
  fields: readonly SourceFieldReading[]
  /** By the database's clock. */
  readStartedAt: Date
}

/**
 * Makes what we know of an account's custom fields equal to what was read, and tells whoever manages the mapping where a field that it reads
 * is now archived. Nothing is ever deleted: a mapping may name it. Returns the fields that were told of.
 */
export async function saveSourceFields({ scope, connectionId, fields, readStartedAt }: SaveSourceFields): Promise<FieldInUse[]> {
  return inTenant(scope, async (tx) => {
    await query(tx)`select 1 from "connection"
      where "organizationId" = ${scope.organizationId}::uuid and "id" = ${connectionId}::uuid for no key update`
    const connection = await tx.connection.findUnique({ where: tenantKey(scope, connectionId), select: { fieldsReadAt: true } })
    if (!connection || (connection.fieldsReadAt && connection.fieldsReadAt > readStartedAt)) return []

    const archived = await writeFields(tx, { scope, connectionId, fields })
    await tx.connection.update({
      where: tenantKey(scope, connectionId),
      data: { fieldsReadAt: readStartedAt, fieldsErrorCode: null },
      select: { id: true },
    })
    await notifyChange(tx, { scope, topic: 'mappings' })

    return tellOfArchived(tx, { scope, connectionId, archived })
  })
}

type WriteFields = Omit<SaveSourceFields, 'readStartedAt'>

/** Writes only what differs. Returns the ids of fields that are archived since this read. */
async function writeFields(tx: TenantTransaction, { scope, connectionId, fields }: WriteFields): Promise<Set<string>> {
  const { organizationId } = scope
  const known = new Map((await tx.sourceField.findMany({ where: { connectionId } })).map((row) => [row.externalId, row]))
  const listed = new Map(fields.map((field) => [field.externalId, field]))
  const now = await readDatabaseClock(tx)
  const archived = new Set<string>()

  const added = [...listed.values()].filter(({ externalId }) => !known.has(externalId))
  await tx.sourceField.createMany({
    data: added.map((field) => ({ organizationId, connectionId, ...toColumns(field), archivedAt: field.isArchived ? now : null })),
  })
  for (const row of known.values()) {
    const field = listed.get(row.externalId)
    const isArchived = field?.isArchived ?? true
    const data = {
      ...(field ? { ...toColumns(field), formerTitle: findFormerTitle({ row, title: field.title }) } : {}),
      archivedAt: isArchived ? (row.archivedAt ?? now) : null,
    }
    if (isArchived && row.archivedAt === null) archived.add(row.id)
    if (isSame(row, data)) continue

    await tx.sourceField.update({ where: tenantKey(scope, row.id), data, select: { id: true } })
  }

  return archived
}

function toColumns({ isArchived: _isArchived, options, ...field }: SourceFieldReading) {
  return { ...field, options: options.map(({ value, label, isArchived }) => ({ value, label, isArchived })) }
}

/** The title that people last agreed to, however often it was renamed since; none once it is called so again. */
function findFormerTitle({ row, title }: { row: { title: string; formerTitle: string | null }; title: string }): string | null {
  const agreed = row.formerTitle ?? row.title

  return agreed === title ? null : agreed
}

/** JSON columns come back with their keys in another order, so they are compared without it. */
function isSame(row: Readonly<Record<string, unknown>>, data: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(data).every(([column, value]) => toComparable(row[column]) === toComparable(value))
}

function toComparable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

type TellOfArchived = SourceFieldsRef & { archived: ReadonlySet<string> }

async function tellOfArchived(tx: TenantTransaction, { scope, connectionId, archived }: TellOfArchived): Promise<FieldInUse[]> {
  if (archived.size === 0) return []
  const inUse = (await findArchivedInUse(tx, { scope, connectionIds: [connectionId] })).filter(({ id }) => archived.has(id))
  if (inUse.length > 0) {
    const audience = { permission: 'fields.manage' } as const
    await notify(tx, { scope, kind: 'mapping.source-archived', objectId: connectionId, audience })
  }

  return inUse
}

export type FailSourceFields = SourceFieldsRef & {
  /** Why the fields could not be read; null for a wait, which is no failure. */
  code: string | null
  /** With an instant another try follows, enqueued in the same transaction. */
  retryAt: Date | null
  attempt: number
}

/** Says on the connection why its fields could not be read. What was read before stays. */
export async function failSourceFields({ scope, connectionId, code, retryAt, attempt }: FailSourceFields): Promise<void> {
  await inTenant(scope, async (tx) => {
    if (code) await tx.connection.updateMany({ where: { id: connectionId }, data: { fieldsErrorCode: code } })
    if (retryAt) await enqueueReading(tx, { scope, connectionId, attempt: attempt + 1, runAt: retryAt })
    await notifyChange(tx, { scope, topic: 'mappings' })
  })
}
