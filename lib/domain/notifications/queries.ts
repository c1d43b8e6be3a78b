import { z } from 'zod'
import { readRole, roleSelect } from '#lib/domain/access/queries.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { readArrivals } from '#lib/domain/notifications/arrivals/queries.ts'
import type { Notification, NotificationPreference } from '#lib/domain/notifications/contract.ts'
import { listReadableKinds, type NotificationKindDefinition, notificationKinds } from '#lib/domain/notifications/rules.ts'
import type { NotificationKind } from '#lib/domain/notifications/schema.ts'
import {
  describeNotification,
  type NotificationSubject,
  type NotificationWords,
  toPlainText,
} from '#lib/domain/notifications/words/rules.ts'
import { findArchivedInUse } from '#lib/domain/source-fields/queries.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

/** Whose notifications, and what they may see now: that decides what they are told, whatever they could see when it happened. */
export type NotificationReader = { scope: TenantScope; userId: string; permissions: readonly Permission[] }

const PAGE_SIZE = 25
/** Counts stop here: past it only "more than 1000" is of use. */
const COUNT_MAX = 1001

export type ListNotifications = { reader: NotificationReader; unreadOnly: boolean; cursor?: string }

/** One page of what a member was told in the app, the last told first. */
export async function listNotifications(input: ListNotifications): Promise<{ items: Notification[]; nextCursor: string | null }> {
  const { reader, unreadOnly, cursor } = input
  const [lastAt, id] = cursor ? decodeCursor(cursor, z.iso.datetime()) : [null, null]

  return inTenant(reader.scope, async (tx) => {
    const rows = await readRows(tx, {
      reader,
      where: Prisma.sql`n."inApp" and (not ${unreadOnly} or n."readAt" is null)
        and (${id}::uuid is null or (n."lastAt", n."id") < (${lastAt}::timestamptz, ${id}::uuid))`,
      most: PAGE_SIZE + 1,
    })
    const page = rows.slice(0, PAGE_SIZE)
    const last = page.at(-1)
    const told = await describeRows(tx, { reader, rows: page })

    return {
      items: told.map(({ words, path, ...row }) => ({
        id: row.id,
        kind: row.kind,
        title: toPlainText(words),
        path,
        count: row.count,
        at: row.lastAt.toISOString(),
        isRead: row.readAt !== null,
      })),
      nextCursor: rows.length > PAGE_SIZE && last ? encodeCursor([last.lastAt.toISOString(), last.id]) : null,
    }
  })
}

/** How many are unread, at most 1001. */
export async function countUnread(reader: NotificationReader): Promise<number> {
  return inTenant(reader.scope, async (tx) => {
    const [row] = await query<{ unread: number }>(tx)`
      select count(*)::int as unread from (
        select 1 from "notification" n where ${belongsTo(reader)} and n."inApp" and n."readAt" is null and ${isVisibleTo(reader)} limit ${COUNT_MAX}
      ) as unread`

    return row?.unread ?? 0
  })
}

/** What a member is told and how: only of the kinds that they may be told of. */
export async function listPreferences({ scope, userId, permissions }: NotificationReader): Promise<NotificationPreference[]> {
  const chosen = await inTenant(scope, (tx) =>
    tx.notificationPreference.findMany({ where: { userId }, select: { kind: true, inApp: true, mailTiming: true } }),
  )

  return listReadableKinds(permissions).map((kind) => {
    const { label, description, inApp, mailTiming } = notificationKinds[kind]
    const own = chosen.find((preference) => preference.kind === kind)

    return { kind, label, description, inApp: own?.inApp ?? inApp, mailTiming: own?.mailTiming ?? mailTiming }
  })
}

export type MailReader = {
  reader: NotificationReader
  name: string
  email: string
  organization: { slug: string; name: string; timeZone: string }
}

/** A member with what they may do now, for what is told them while they do not ask. Null for somebody who is no member any more. */
export async function findReader(
  tx: TenantTransaction,
  { scope, userId }: { scope: TenantScope; userId: string },
): Promise<MailReader | null> {
  const row = await tx.membership.findFirst({
    where: { userId },
    select: {
      ...roleSelect,
      user: { select: { name: true, email: true } },
      organization: { select: { slug: true, name: true, timeZone: true } },
    },
  })
  if (!row) return null
  const { permissions } = readRole(row)

  return { reader: { scope, userId, permissions }, ...row.user, organization: row.organization }
}

/** What a mail still has to tell: not read meanwhile, and still allowed. */
export async function readMailed(
  tx: TenantTransaction,
  { reader, mailId, most }: { reader: NotificationReader; mailId: string; most: number },
): Promise<ToldNotification[]> {
  const rows = await readRows(tx, { reader, where: Prisma.sql`n."mailId" = ${mailId}::uuid and n."readAt" is null`, most })

  return describeRows(tx, { reader, rows })
}

/** Those of the given notifications that the reader may be told of now. */
export async function keepVisible(
  tx: TenantTransaction,
  { reader, ids }: { reader: NotificationReader; ids: readonly string[] },
): Promise<string[]> {
  const rows = await readRows(tx, { reader, where: Prisma.sql`n."id" = any(${[...ids]}::uuid[])`, most: ids.length })

  return rows.map(({ id }) => id)
}

type NotificationRow = {
  id: string
  kind: NotificationKind
  objectId: string | null
  count: number
  createdAt: Date
  lastAt: Date
  readAt: Date | null
}

export type ToldNotification = NotificationRow & { words: NotificationWords; path: string }

type ReadRows = { reader: NotificationReader; where: Prisma.Sql; most: number }

async function readRows(tx: TenantTransaction, { reader, where, most }: ReadRows): Promise<NotificationRow[]> {
  return query<NotificationRow>(tx)`
    select n."id"::text, n."kind", n."objectId"::text, n."count", n."createdAt", n."lastAt", n."readAt" from "notification" n
    where ${belongsTo(reader)} and ${where} and ${isVisibleTo(reader)}
    order by n."lastAt" desc, n."id" desc
    limit ${most}`
}

function belongsTo({ scope, userId }: NotificationReader): Prisma.Sql {
  return Prisma.sql`n."organizationId" = ${scope.organizationId}::uuid and n."userId" = ${userId}::uuid`
}

/** A kind that the reader may be told of, about nothing in particular or about something that is there and that they may see. */
function isVisibleTo({ permissions }: NotificationReader): Prisma.Sql {
  const kinds = listReadableKinds(permissions)
  const kindsOf = (object: NotificationKindDefinition['object']) => kinds.filter((kind) => notificationKinds[kind].object === object)
  const seesConfidential = permissions.includes('confidential.read')

  return Prisma.sql`(
    n."kind" = any(${kindsOf(null)}::text[])
    or n."kind" = any(${kindsOf('offer')}::text[]) and exists (select from "offer" o
      where o."organizationId" = n."organizationId" and o."id" = n."objectId" and (${seesConfidential} or not o."confidential"))
    or n."kind" = any(${kindsOf('newHire')}::text[]) and exists (select from "new_hire" h
      where h."organizationId" = n."organizationId" and h."id" = n."objectId" and (${seesConfidential} or not h."confidential"))
    or n."kind" = any(${kindsOf('connection')}::text[]) and exists (select from "connection" c
      where c."organizationId" = n."organizationId" and c."id" = n."objectId")
    or n."kind" = any(${kindsOf('webhook')}::text[]) and exists (select from "outgoing_webhook" w
      where w."organizationId" = n."organizationId" and w."id" = n."objectId")
    or n."kind" = any(${kindsOf('member')}::text[]) and exists (select from "membership" m
      where m."organizationId" = n."organizationId" and m."id" = n."objectId")
    or n."kind" = any(${kindsOf('invitation')}::text[]) and exists (select from "invitation" i
      where i."organizationId" = n."organizationId" and i."id" = n."objectId")
  )`
}

type DescribeRows = { reader: NotificationReader; rows: readonly NotificationRow[] }

/** Reads what the rows speak of, one query per sort of object. */
async function describeRows(tx: TenantTransaction, { reader, rows }: DescribeRows): Promise<ToldNotification[]> {
  const objects = await readObjects(tx, rows)
  const arrived = await readArrivals(tx, { reader, rows })
  const archived = await readArchivedFields(tx, { reader, rows })

  return rows.map((row) => {
    const object = row.objectId ? objects.get(row.objectId) : undefined
    const several = row.kind === 'mapping.source-archived' ? archived.filter(({ id }) => id === row.objectId) : null
    const subjects = several ?? (object ? [object] : arrived.filter(({ notificationId }) => notificationId === row.id))
    const { title, path } = describeNotification({ kind: row.kind, count: row.count, subjects })

    return { ...row, words: title, path }
  })
}

async function readObjects(tx: TenantTransaction, rows: readonly NotificationRow[]): Promise<Map<string, NotificationSubject>> {
  const idsOf = (object: NotificationKindDefinition['object']) =>
    rows.flatMap(({ kind, objectId }) => (objectId && notificationKinds[kind].object === object ? [objectId] : []))
  const read = async <Row>(object: NotificationKindDefinition['object'], find: (ids: string[]) => Promise<Row[]>): Promise<Row[]> => {
    const ids = [...new Set(idsOf(object))]
    return ids.length === 0 ? [] : find(ids)
  }

  const offers = await read('offer', (ids) =>
    tx.offer.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, state: true } }),
  )
  const hires = await read('newHire', (ids) =>
    tx.newHire.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, state: true, startDate: true } }),
  )
  const connections = await read('connection', (ids) =>
    tx.connection.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true, keyErrorCode: true, configureError: true, degradedAt: true },
    }),
  )
  const webhooks = await read('webhook', (ids) =>
    tx.outgoingWebhook.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, stopReason: true } }),
  )
  const members = await read('member', (ids) =>
    tx.membership.findMany({ where: { id: { in: ids } }, select: { id: true, user: { select: { name: true } } } }),
  )
  const invitations = await read('invitation', (ids) =>
    tx.invitation.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } }),
  )

  const subjects: NotificationSubject[] = [
    ...offers,
    ...hires.map(({ name, ...hire }) => ({ ...hire, name: name || null })),
    ...connections.map(({ id, name, ...health }) => ({ id, name, state: describeHealth(health) })),
    ...webhooks.map(({ id, name, stopReason }) => ({ id, name, state: stopReason })),
    ...members.map(({ id, user }) => ({ id, name: user.name, state: null })),
    ...invitations.map(({ id, email }) => ({ id, name: email, state: null })),
  ]

  return new Map(subjects.map((subject) => [subject.id, subject]))
}

type ConnectionHealth = { keyErrorCode: string | null; configureError: unknown; degradedAt: Date | null }

function describeHealth({ keyErrorCode, configureError, degradedAt }: ConnectionHealth): string | null {
  if (keyErrorCode !== null) return 'key'
  if (configureError !== null) return 'webhooks'

  return degradedAt === null ? null : 'degraded'
}

/** The archived fields that a mapping reads now, each with its connection's id, the last archived first. */
async function readArchivedFields(tx: TenantTransaction, { reader, rows }: DescribeRows): Promise<NotificationSubject[]> {
  const connectionIds = rows.flatMap(({ kind, objectId }) => (kind === 'mapping.source-archived' && objectId ? [objectId] : []))
  if (connectionIds.length === 0) return []
  const fields = await findArchivedInUse(tx, { scope: reader.scope, connectionIds })

  return fields.map(({ connectionId, title }) => ({ id: connectionId, name: title, state: null }))
}
