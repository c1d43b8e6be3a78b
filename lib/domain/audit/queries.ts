import { TZDate } from '@date-fns/tz'
import { z } from 'zod'
import type { AuditEntry, AuditFilter } from '#lib/domain/audit/contract.ts'
import { compareValues, recordObjects } from '#lib/domain/audit/rules.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

const entrySelect = {
  id: true,
  at: true,
  actorKind: true,
  actorId: true,
  action: true,
  objectKind: true,
  objectId: true,
  ipAddress: true,
  requestId: true,
  value: { select: { before: true, after: true } },
} satisfies Prisma.AuditEntrySelect

type EntryRow = Prisma.AuditEntryGetPayload<{ select: typeof entrySelect }>

export type ListAuditOptions = { scope: TenantScope; filter: AuditFilter; timeZone: string; cursor?: string; limit: number }

/** One page of the audit log, newest first: one read of entries, then one per kind of name that they need. */
export async function listAudit(options: ListAuditOptions): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const { scope, filter, timeZone, cursor, limit } = options
  const before = cursor ? decodeCursor(cursor)[1] : undefined

  return inTenant(scope, async (tx) => {
    const rows = await tx.auditEntry.findMany({
      where: { ...toWhere({ filter, timeZone }), ...(before ? { id: { lt: before } } : {}) },
      orderBy: { id: 'desc' },
      take: limit + 1,
      select: entrySelect,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const names = await readNames(tx, page)
    const definitions = await readDefinitions(tx, { scope, page })

    return {
      items: page.map((row) => toEntry({ row, names, definitions })),
      nextCursor: rows.length > limit && last ? encodeCursor([null, last.id]) : null,
    }
  })
}

/** Who acted and what was done, as far back as the log goes: what one can filter by. */
export async function listAuditChoices(scope: TenantScope): Promise<{ actors: { id: string; name: string }[]; actions: string[] }> {
  return inTenant(scope, async (tx) => {
    const actors = await tx.auditEntry.groupBy({ by: ['actorKind', 'actorId'], where: { actorId: { not: null } } })
    const actions = await tx.auditEntry.groupBy({ by: ['action'], orderBy: { action: 'asc' } })
    const names = await readActorNames(tx, actors)

    return {
      actors: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'en')),
      actions: actions.map(({ action }) => action),
    }
  })
}

function toWhere({ filter, timeZone }: { filter: AuditFilter; timeZone: string }): Prisma.AuditEntryWhereInput {
  const { actorId, action, objectId, from, to } = filter

  return {
    actorId,
    objectId,
    action: action?.endsWith('.') ? { startsWith: action } : action,
    at: { gte: from && startOfDay({ date: from, timeZone }), lt: to && startOfDay({ date: to, timeZone, daysLater: 1 }) },
  }
}

/** The instant at which a calendar day begins in the organization's zone. */
function startOfDay({ date, timeZone, daysLater = 0 }: { date: string; timeZone: string; daysLater?: number }): Date {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)

  return new Date(new TZDate(year, month - 1, day + daysLater, timeZone).getTime())
}

type Names = { actors: Map<string, string>; objects: Map<string, string> }

function toEntry({ row, names, definitions }: { row: EntryRow; names: Names; definitions: Definitions }): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorId ? (names.actors.get(row.actorId) ?? null) : null },
    action: row.action,
    objectKind: row.objectKind,
    objectId: row.objectId,
    objectName: names.objects.get(row.objectId) ?? null,
    ipAddress: row.ipAddress,
    requestId: row.requestId,
    changes: compareValues({
      objectKind: row.objectKind,
      before: row.value?.before,
      after: row.value?.after,
      definitions: definitions.get(row.objectKind) ?? [],
    }),
  }
}

/** Fields by the kind of object whose values stand in the log. */
type Definitions = ReadonlyMap<string, readonly FieldDefinition[]>

async function readDefinitions(tx: TenantTransaction, { scope, page }: { scope: TenantScope; page: EntryRow[] }): Promise<Definitions> {
  const definitions = new Map<string, readonly FieldDefinition[]>()
  for (const kind of new Set(page.filter(({ value }) => value !== null).map(({ objectKind }) => objectKind))) {
    const object = recordObjects[kind]
    if (object) definitions.set(kind, await readFields(tx, { scope, object }))
  }

  return definitions
}

async function readNames(tx: TenantTransaction, rows: EntryRow[]): Promise<Names> {
  const actors = await readActorNames(tx, rows)
  const objects = new Map<string, string>()
  for (const [kind, read] of Object.entries(objectNames)) {
    const ids = [...new Set(rows.filter((row) => row.objectKind === kind).map((row) => row.objectId))]
    if (ids.length === 0) continue
    for (const { id, name } of await read(tx, ids)) if (name) objects.set(id, name)
  }
  await addLastNames(tx, { rows, objects })

  return { actors, objects }
}

const namedSchema = z.object({ name: z.string() })

/** What is gone keeps the last name that was written down of it. */
async function addLastNames(tx: TenantTransaction, { rows, objects }: { rows: EntryRow[]; objects: Names['objects'] }): Promise<void> {
  const gone = [...new Set(rows.map(({ objectId }) => objectId).filter((id) => !objects.has(id)))]
  if (gone.length === 0) return

  const written = await tx.auditEntry.findMany({
    where: { objectId: { in: gone }, objectKind: { in: [...KEPT_NAMES] } },
    orderBy: { id: 'asc' },
    select: { objectId: true, value: { select: { before: true, after: true } } },
  })
  for (const { objectId, value } of written) {
    const named = namedSchema.safeParse(value?.after).data ?? namedSchema.safeParse(value?.before).data
    if (named) objects.set(objectId, named.name)
  }
}

/** Kinds whose rows go, and whose entries hold their names. */
const KEPT_NAMES = ['document', 'role'] as const

type ReadObjectNames = (tx: TenantTransaction, ids: string[]) => Promise<{ id: string; name: string | null }[]>

/** How each kind of object is called now. What is gone, and what has no name, is told by its id alone. */
const objectNames: Record<string, ReadObjectNames> = {
  organization: (tx, ids) => tx.organization.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  offer: (tx, ids) => tx.offer.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  field: (tx, keys) => readFieldNames(tx, keys),
  connection: (tx, ids) => tx.connection.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  // A mapping is its connection's, and is told by its name.
  mapping: (tx, ids) => tx.connection.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  member: (tx, ids) => readUserNames(tx, ids),
  role: (tx, ids) => tx.customRole.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  invitation: async (tx, ids) => {
    const rows = await tx.invitation.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } })
    return rows.map(({ id, email }) => ({ id, name: email }))
  },
  'api-key': (tx, ids) => tx.apiKey.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  'outgoing-webhook': (tx, ids) => tx.outgoingWebhook.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  document: (tx, ids) => tx.document.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  event: async (tx, ids) => {
    const rows = await tx.event.findMany({ where: { id: { in: ids } }, select: { id: true, label: true } })
    return rows.map(({ id, label }) => ({ id, name: label }))
  },
}

async function readFieldNames(tx: TenantTransaction, keys: string[]): Promise<{ id: string; name: string | null }[]> {
  const rows = await tx.field.findMany({ where: { key: { in: keys }, label: { not: null } }, select: { key: true, label: true } })
  const builtIn = builtInOfferFields.filter(({ key }) => keys.includes(key))

  return [...builtIn, ...rows].map(({ key, label }) => ({ id: key, name: label }))
}

async function readActorNames(
  tx: TenantTransaction,
  rows: readonly Pick<EntryRow, 'actorKind' | 'actorId'>[],
): Promise<Map<string, string>> {
  const idsOf = (kind: EntryRow['actorKind']) => [
    ...new Set(rows.filter((row) => row.actorKind === kind).flatMap(({ actorId }) => actorId ?? [])),
  ]
  const [userIds, keyIds] = [idsOf('User'), idsOf('ApiKey')]
  const keys = keyIds.length > 0 ? await tx.apiKey.findMany({ where: { id: { in: keyIds } }, select: { id: true, name: true } }) : []
  const users = userIds.length > 0 ? await readUserNames(tx, userIds) : []

  return new Map([...users, ...keys].map(({ id, name }) => [id, name]))
}

/**
 * Names of people by their user id, members or not any more: the ids come from this organization's own log, and who acted here must not
 * lose their name by leaving.
 */
function readUserNames(tx: TenantTransaction, ids: string[]): Promise<{ id: string; name: string }[]> {
  return tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
}
