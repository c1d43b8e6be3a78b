import { addNeeded, permissionsByRole } from '#lib/domain/access/rules.ts'
import { type BuiltInRole, builtInRoleSchema, type Permission } from '#lib/domain/access/schema.ts'
import { mailNotificationsJob } from '#lib/domain/notifications/jobs.ts'
import { nextDailyAt, notificationKinds } from '#lib/domain/notifications/rules.ts'
import type { MailTiming, NotificationKind } from '#lib/domain/notifications/schema.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange, writeNotice } from '#lib/platform/db/listen.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { enqueueAll } from '#lib/platform/queue/enqueue.ts'
import { traceStep } from '#lib/platform/trace.ts'

/** Who is told, as far as they are members and may read the kind. */
export type NotificationAudience =
  /** Everybody who may do this. With `isConfidential` only those who see confidential jobs. */
  { permission: Permission; isConfidential?: boolean } | { userIds: readonly string[]; isConfidential?: boolean }

export type Notify = {
  scope: TenantScope
  kind: NotificationKind
  /** What it is about; left out, or null, for kinds that are told together. */
  objectId?: string | null
  audience: NotificationAudience
  /** Whoever did it knows already. */
  exceptUserId?: string | null
}

/**
 * Tells members of something, in the transaction in which it happens: by their preferences, in the app, by mail, or not at all.
 * Two statements, one where nobody is told, whatever the number of members; the first of a batch takes one or two more for the mail's job.
 * Rows of kinds that are told together are held until the transaction ends, so call it late.
 */
export async function notify(tx: TenantTransaction, input: Notify): Promise<void> {
  await traceStep('notify', () => tell(tx, input))
}

async function tell(tx: TenantTransaction, input: Notify): Promise<void> {
  const { scope } = input
  const told = await writeNotifications(tx, input)

  await requestNotificationMails(tx, {
    scope,
    requests: told.filter(({ isNews }) => isNews),
  })
}

type Told = { userId: string; mailTiming: MailTiming; isNews: boolean }

/**
 * One statement, with the notice for open screens. Recipients come in the order of their ids: two transactions that count on the same rows wait for each other in that order
 * and never in a circle. Memberships are held, so that nobody is removed between being chosen and being told. `isNews` is false where the
 * mail's job must be waiting already.
 */
async function writeNotifications(
  tx: TenantTransaction,
  { scope, kind, objectId = null, audience, exceptUserId = null }: Notify,
): Promise<Told[]> {
  const { inApp, mailTiming, isTogether, permission } = notificationKinds[kind]
  if (isTogether !== (objectId === null)) throw new Error(`${kind}: only what is told together has no object.`)
  const needed = listNeeded({ permission, audience })
  const userIds = 'userIds' in audience ? [...audience.userIds] : null
  const { channel, notice } = writeNotice({ scope, topic: 'notifications' })

  return query<Told>(tx)`
    with recipient as materialized (
      select m."userId", coalesce(p."inApp", ${inApp}) as "inApp", coalesce(p."mailTiming", ${mailTiming}::"MailTiming") as "mailTiming",
        waiting."mailTiming" as "waitingTiming"
      from "membership" m
      left join "custom_role" r on r."organizationId" = m."organizationId" and r."id" = m."customRoleId"
      left join "notification_preference" p
        on p."organizationId" = m."organizationId" and p."userId" = m."userId" and p."kind" = ${kind}
      left join "notification" waiting
        on ${isTogether} and waiting."organizationId" = m."organizationId" and waiting."userId" = m."userId" and waiting."kind" = ${kind}
          and waiting."objectId" is null and waiting."readAt" is null and waiting."mailId" is null
      where m."organizationId" = ${scope.organizationId}::uuid
        and (m."role"::text = any(${listRolesWith(needed)}::text[]) or r."permissions" @> ${needed}::text[])
        and (${userIds}::uuid[] is null or m."userId" = any(${userIds}::uuid[]))
        and (${exceptUserId}::uuid is null or m."userId" <> ${exceptUserId}::uuid)
      for key share of m
    ), told as (
      insert into "notification" as n ("organizationId", "id", "userId", "kind", "objectId", "createdAt", "lastAt", "inApp", "mailTiming")
      select ${scope.organizationId}::uuid, ${UUID_V7}, "userId", ${kind}, ${objectId}::uuid, clock_timestamp(), clock_timestamp(),
        "inApp", "mailTiming"
      from recipient
      where "inApp" or "mailTiming" <> 'Off'
      order by "userId"
      on conflict ("organizationId", "userId", "kind") where "objectId" is null and "readAt" is null and "mailId" is null
      do update set "count" = n."count" + 1, "lastAt" = excluded."lastAt", "inApp" = n."inApp" or excluded."inApp",
        "mailTiming" = excluded."mailTiming"
      returning n."userId", n."mailTiming", n."count"
    )
    select "userId"::text, told."mailTiming"::text,
      told."count" = 1 or recipient."waitingTiming" is distinct from told."mailTiming" as "isNews", pg_notify(${channel}, ${notice})::text as "noticed"
    from told join recipient using ("userId")
    order by "userId"`
}

/** Ids are made where the rows are: how many there will be is known only there. The first 48 bits are the time, as in every other id. */
const UUID_V7 = Prisma.sql`(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
  || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid`

/** All that a recipient's role must hold, with what those permissions are worth nothing without. */
function listNeeded({ permission, audience }: { permission: Permission; audience: NotificationAudience }): Permission[] {
  const asked: Permission[] = [
    permission,
    ...('permission' in audience ? [audience.permission] : []),
    ...(audience.isConfidential ? (['confidential.read'] as const) : []),
  ]

  return addNeeded(asked)
}

function listRolesWith(needed: readonly Permission[]): BuiltInRole[] {
  return builtInRoleSchema.options.filter((role) => needed.every((permission) => permissionsByRole[role].includes(permission)))
}

/** What comes within this time is one mail. */
const SOON_MS = 60_000

type RequestMails = { scope: TenantScope; requests: readonly { userId: string; mailTiming: MailTiming }[] }

/**
 * Gives each member the job that collects their mail: one that waits already is enough. Soon and Daily wait apart, because a waiting job
 * keeps its time. None for members who want no mail.
 */
export async function requestNotificationMails(tx: TenantTransaction, { scope, requests }: RequestMails): Promise<void> {
  const { organizationId } = scope
  const wanted = requests.flatMap(({ userId, mailTiming }) => (mailTiming === 'Off' ? [] : [{ userId, timing: mailTiming }]))
  if (wanted.length === 0) return

  const now = new Date()
  const dailyAt = wanted.some(({ timing }) => timing === 'Daily') ? await readNextDaily(tx, { scope, after: now }) : now
  const soonAt = new Date(now.getTime() + SOON_MS)
  await enqueueAll(
    tx,
    mailNotificationsJob,
    wanted.map(({ userId, timing }) => ({
      payload: { organizationId, userId, timing },
      options: {
        runAt: timing === 'Daily' ? dailyAt : soonAt,
        jobKey: `mail_notifications:${organizationId}:${userId}:${timing}`,
      },
    })),
  )
}

async function readNextDaily(tx: TenantTransaction, { scope, after }: { scope: TenantScope; after: Date }): Promise<Date> {
  const { timeZone } = await tx.organization.findUniqueOrThrow({ where: { id: scope.organizationId }, select: { timeZone: true } })

  return nextDailyAt({ after, timeZone })
}

export type NotificationOwner = { scope: TenantScope; userId: string }

/** Marks some of a member's notifications, or without ids all, as read. What was read needs no mail any more. */
export async function markRead({ scope, userId, ids }: NotificationOwner & { ids?: readonly string[] }): Promise<void> {
  const only = ids ? [...ids] : null

  await inTenant(scope, async (tx) => {
    // Locked in the order of their ids: two tabs may do this at once.
    const count = await execute(tx)`
      with own as materialized (
        select "id" from "notification"
        where "organizationId" = ${scope.organizationId}::uuid and "userId" = ${userId}::uuid and "inApp" and "readAt" is null
          and (${only}::uuid[] is null or "id" = any(${only}::uuid[]))
        order by "id" for update
      )
      update "notification" n set "readAt" = clock_timestamp(), "mailTiming" = case when n."mailId" is null then 'Off' else n."mailTiming" end
      from own where n."organizationId" = ${scope.organizationId}::uuid and n."id" = own."id"`
    if (count > 0) await notifyChange(tx, { scope, topic: 'notifications' })
  })
}

/**
 * Keeps one for later. What is told together has one row at a time that counts: an older one joins it.
 * Throws `not_found` for somebody else's and for one that does not exist.
 */
export async function markUnread({ scope, userId, id }: NotificationOwner & { id: string }): Promise<void> {
  await inTenant(scope, async (tx) => {
    const where = { id, userId, inApp: true }
    const row = await tx.notification.findFirst({ where, select: { kind: true, objectId: true, count: true, readAt: true, mailId: true } })
    if (!row) throw notFoundError('notification')
    if (row.readAt === null) return

    const joined =
      row.objectId === null && row.mailId === null
        ? await tx.notification.updateMany({
            where: { userId, kind: row.kind, objectId: null, readAt: null, mailId: null },
            data: { count: { increment: row.count }, inApp: true },
          })
        : { count: 0 }
    if (joined.count > 0) await tx.notification.deleteMany({ where })
    else await tx.notification.updateMany({ where, data: { readAt: null } })
    await notifyChange(tx, { scope, topic: 'notifications' })
  })
}

export type SetPreference = NotificationOwner & { kind: NotificationKind; inApp?: boolean; mailTiming?: MailTiming }

/** Chooses how a member is told of a kind, from the next one on. What still waits to be mailed follows the choice. */
export async function setPreference({ scope, userId, kind, inApp, mailTiming }: SetPreference): Promise<void> {
  const { organizationId } = scope
  const defaults = notificationKinds[kind]

  await inTenant(scope, async (tx) => {
    await tx.notificationPreference.upsert({
      where: { organizationId_userId_kind: { organizationId, userId, kind } },
      create: { organizationId, userId, kind, inApp: inApp ?? defaults.inApp, mailTiming: mailTiming ?? defaults.mailTiming },
      update: { inApp, mailTiming },
      select: { id: true },
    })
    if (mailTiming !== undefined) {
      const waiting = await tx.notification.updateMany({
        where: { userId, kind, readAt: null, mailId: null, mailTiming: { not: 'Off' } },
        data: { mailTiming },
      })
      if (waiting.count > 0) await requestNotificationMails(tx, { scope, requests: [{ userId, mailTiming }] })
    }
    await notifyChange(tx, { scope, topic: 'notifications' })
  })
}
