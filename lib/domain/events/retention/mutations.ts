import { deleteOutgoingMessages, dropOldSecrets, removeOutgoingBodies } from '#lib/domain/outgoing-webhooks/retention/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { applyRetentionJob } from './jobs.ts'
import { findCutoffs, type RetentionCutoffs } from './rules.ts'

/** Rows of one transaction: a lock that short nobody notices. */
const PAGE = 500
/** A job works this long, then makes room for others and goes on as a new one. */
const SLICE_MS = 3_000
/** Housekeeping goes after everything that somebody waits for. */
const PRIORITY = 20

export type ApplyRetention = {
  scope: TenantScope
  /** Bodies of events received before are gone already. */
  afterAt?: string
}

/**
 * Takes out what an organization keeps no longer: bodies and headers of events after `eventBodyDays`, the events with their tries after
 * `eventDays`, what other systems were told as long, and old reports of checks, replays and refusals. An event that still waits to be settled is never touched, whatever its
 * age. Page by page and resumable: a page that runs twice finds nothing left.
 */
export async function applyRetention({ scope, afterAt }: ApplyRetention): Promise<void> {
  const { organizationId } = scope
  const endsAt = performance.now() + SLICE_MS
  const cutoffs = await readCutoffs(scope)

  const deleted = await repeatPages(endsAt, () => inTenant(scope, (tx) => deleteEvents(tx, { scope, before: cutoffs.events })))
  let after = afterAt ?? null
  const emptied = await repeatPages(endsAt, async () => {
    const page = await inTenant(scope, (tx) => removeBodies(tx, { scope, before: cutoffs.bodies, after }))
    after = page.lastAt ?? after

    return page.count
  })
  const isOutgoingDone = await retainOutgoing({ scope, cutoffs, endsAt })
  log.info({ organizationId, deleted: deleted.count, emptied: emptied.count }, 'retention applied')

  await inTenant(scope, async (tx) => {
    if (deleted.isDone && emptied.isDone && isOutgoingDone) await deleteLeftovers(tx, { scope, cutoffs })
    else await enqueue(tx, applyRetentionJob, { organizationId, ...(after ? { afterAt: after } : {}) }, { priority: PRIORITY })
  })
}

type RetainOutgoing = { scope: TenantScope; cutoffs: RetentionCutoffs; endsAt: number }

/** What other systems were told is kept as long as what Ashby told us. False while there is more to take out. */
async function retainOutgoing({ scope, cutoffs, endsAt }: RetainOutgoing): Promise<boolean> {
  const repeat = (work: typeof deleteOutgoingMessages, before: Date) =>
    repeatPages(endsAt, () => inTenant(scope, (tx) => work(tx, { scope, before, page: PAGE })))
  const deleted = await repeat(deleteOutgoingMessages, cutoffs.events)
  const emptied = await repeat(removeOutgoingBodies, cutoffs.bodies)

  return deleted.isDone && emptied.isDone
}

/** Runs pages until one is not full or the time is over. */
async function repeatPages(endsAt: number, run: () => Promise<number>): Promise<{ count: number; isDone: boolean }> {
  for (let count = 0; ; ) {
    if (performance.now() > endsAt) return { count, isDone: false }
    const page = await run()
    count += page
    if (page < PAGE) return { count, isDone: true }
  }
}

async function readCutoffs(scope: TenantScope): Promise<RetentionCutoffs> {
  return inTenant(scope, async (tx) => {
    const settings = await tx.organization.findUniqueOrThrow({
      where: { id: scope.organizationId },
      select: { eventBodyDays: true, eventDays: true },
    })

    return findCutoffs({ ...settings, now: await readDatabaseClock(tx) })
  })
}

type Aged = { scope: TenantScope; before: Date }

/** The oldest first; tries and repeats go with their event. */
async function deleteEvents(tx: TenantTransaction, { scope: { organizationId }, before }: Aged): Promise<number> {
  return execute(tx)`
    delete from "event" where "organizationId" = ${organizationId}::uuid and "id" = any(array(
      select "id" from "event"
      where "organizationId" = ${organizationId}::uuid and "receivedAt" < ${before}::timestamptz and "finishedAt" is not null
      order by "receivedAt" limit ${PAGE}::int for update skip locked))`
}

/** The oldest first, from where the page before ended: without that each page would pass again over all that is empty already. */
async function removeBodies(
  tx: TenantTransaction,
  { scope: { organizationId }, before, after }: Aged & { after: string | null },
): Promise<{ count: number; lastAt: string | null }> {
  const rows = await query<{ receivedAt: Date }>(tx)`
    update "event" set "body" = '', "headers" = '{}', "bodyRemovedAt" = clock_timestamp()
    where "organizationId" = ${organizationId}::uuid and "id" = any(array(
      select "id" from "event"
      where "organizationId" = ${organizationId}::uuid and "receivedAt" < ${before}::timestamptz
        and (${after}::timestamptz is null or "receivedAt" >= ${after}::timestamptz)
        and "finishedAt" is not null and "bodyRemovedAt" is null
      order by "receivedAt" limit ${PAGE}::int for update skip locked))
    returning "receivedAt"`
  const last = rows.reduce<Date | null>((latest, { receivedAt }) => (latest && latest > receivedAt ? latest : receivedAt), null)

  return { count: rows.length, lastAt: last?.toISOString() ?? null }
}

/** Few, so at once: checks but the last of its kind of each account, replays whose events are gone, refusals. */
async function deleteLeftovers(
  tx: TenantTransaction,
  { scope, cutoffs }: { scope: TenantScope; cutoffs: RetentionCutoffs },
): Promise<void> {
  const { organizationId } = scope
  await execute(tx)`
    delete from "sweep" s where s."organizationId" = ${organizationId}::uuid and s."finishedAt" < ${cutoffs.sweeps}::timestamptz
      and exists (select from "sweep" newer where newer."organizationId" = s."organizationId" and newer."connectionId" = s."connectionId"
        and newer."trigger" = s."trigger" and newer."id" > s."id")`
  await execute(tx)`
    delete from "replay" r where r."organizationId" = ${organizationId}::uuid and r."finishedAt" < ${cutoffs.events}::timestamptz
      and not exists (select from "event" e where e."organizationId" = r."organizationId" and e."replayId" = r."id")`
  await dropOldSecrets(tx, { scope, now: new Date() })
  await tx.endpointRefusal.deleteMany({ where: { organizationId, hour: { lt: cutoffs.refusals } } })
}
