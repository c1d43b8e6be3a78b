import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { readHireAudience } from '#lib/domain/new-hires/recipients/queries.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { enqueueAll } from '#lib/platform/queue/enqueue.ts'
import { remindHireJob } from './jobs.ts'
import { findNextReminder, findReminder } from './rules.ts'

type HireRef = { scope: TenantScope; newHireId: string }

/**
 * Plans the reminder of one new hire, in the transaction in which it comes in or gets another start date. One that waits for a date of before
 * finds that when it runs.
 */
export async function planHireReminder(tx: TenantTransaction, { scope, newHireId }: HireRef): Promise<void> {
  await plan(tx, { scope, where: { id: newHireId } })
}

/** The same for all pending new hires of a connection, where how long before the start date was changed. */
export async function planRemindersAnew(
  tx: TenantTransaction,
  { scope, connectionId }: { scope: TenantScope; connectionId: string },
): Promise<void> {
  await plan(tx, { scope, where: { connectionId } })
}

type Plan = { scope: TenantScope; where: { id: string } | { connectionId: string } }

async function plan(tx: TenantTransaction, { scope, where }: Plan): Promise<void> {
  const { organizationId } = scope
  const hires = await tx.newHire.findMany({
    where: { ...where, organizationId, state: 'Pending', startDate: { not: null } },
    select: { id: true, startDate: true, connection: { select: { hireReminderDays: true } } },
  })
  if (hires.length === 0) return

  const after = await readDatabaseClock(tx)
  const timeZone = await readTimeZone(tx, scope)
  const jobs = hires.flatMap(({ id, startDate, connection }) => {
    const runAt = startDate && findNextReminder({ startDate, days: connection.hireReminderDays, timeZone, after })
    return runAt
      ? [{ payload: { organizationId, newHireId: id }, options: { runAt, jobKey: `remind_hire:${id}:${runAt.toISOString()}` } }]
      : []
  })
  if (jobs.length > 0) await enqueueAll(tx, remindHireJob, jobs)
}

async function readTimeZone(tx: TenantTransaction, scope: TenantScope): Promise<string> {
  const { timeZone } = await tx.organization.findUniqueOrThrow({ where: { id: scope.organizationId }, select: { timeZone: true } })

  return timeZone
}

type RemindedHire = {
  connectionId: string
  state: string
  startDate: string | null
  confidential: boolean
  days: number
}

/**
 * Tells of a new hire that is still pending shortly before the start date, once for each start date. Looks at the row as it is now: where the
 * date has moved away meanwhile it plans itself again.
 */
export async function remindHire({ scope, newHireId }: HireRef): Promise<void> {
  await inTenant(scope, async (tx) => {
    const hire = await lockHire(tx, { scope, newHireId })
    if (hire?.state !== 'Pending' || hire.startDate === null) return
    const { connectionId, startDate, confidential: isConfidential, days } = hire
    const due = findReminder({ startDate, days, timeZone: await readTimeZone(tx, scope) })
    if (due > (await readDatabaseClock(tx))) return planHireReminder(tx, { scope, newHireId })
    const told = { newHireId, kind: 'reminded', detail: { path: ['startDate'], equals: startDate } } as const
    if (await tx.newHireHistoryEntry.findFirst({ where: told, select: { id: true } })) return

    await addHireHistory(tx, { scope, newHireId, kind: 'reminded', detail: { startDate } })
    await notifyChange(tx, { scope, topic: 'newHires' })
    const audience = await readHireAudience(tx, { scope, connectionId, isConfidential })
    await notify(tx, { scope, kind: 'newHire.starts-soon', objectId: newHireId, audience })
  })
}

/** Null where the new hire was erased. */
async function lockHire(tx: TenantTransaction, { scope, newHireId }: HireRef): Promise<RemindedHire | null> {
  const [row] = await query<RemindedHire>(tx)`
    select h."connectionId"::text, h."state"::text, h."startDate", h."confidential", c."hireReminderDays" as "days"
    from "new_hire" h join "connection" c on c."organizationId" = h."organizationId" and c."id" = h."connectionId"
    where h."organizationId" = ${scope.organizationId}::uuid and h."id" = ${newHireId}::uuid
    for update of h`

  return row ?? null
}
