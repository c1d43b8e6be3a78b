import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { FORGOTTEN } from './rules.ts'

export type EraseEvents = {
  scope: TenantScope
  connectionId: string
  candidateExternalId: string
  /** Of the candidate, and of what was theirs: applications and offers. */
  externalIds: readonly string[]
  offerIds: readonly string[]
  newHireIds: readonly string[]
}

/**
 * Empties the events about somebody: body, headers and tries go, that they came stays. What an event was about is told by its links, by its
 * subject, and, where it could not be read, by the ids in its body. The ones that tell of the candidate hold ids only and stay as they are.
 */
export async function eraseEvents(tx: TenantTransaction, input: EraseEvents): Promise<void> {
  const { scope, connectionId, candidateExternalId, externalIds, offerIds, newHireIds } = input
  const { organizationId } = scope
  const mentions = externalIds.map((id) => `%${id}%`)
  const rows = await query<{ id: string }>(tx)`
    select "id"::text from "event"
    where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid and "subjectKind" <> 'candidate'
      and ("candidateExternalId" = ${candidateExternalId} or "subjectExternalId" = any(${[...externalIds]}::text[])
        or "offerId" = any(${[...offerIds]}::uuid[]) or "newHireId" = any(${[...newHireIds]}::uuid[])
        or ("subjectExternalId" = '' and "body" like any(${mentions}::text[])))
    order by "id" for update`
  await emptyEvents(tx, { scope, ids: rows.map(({ id }) => id) })
  // What tells of the candidate may be linked to what goes, too.
  await tx.event.updateMany({
    where: { connectionId, OR: [{ offerId: { in: [...offerIds] } }, { newHireId: { in: [...newHireIds] } }] },
    data: { offerId: null, newHireId: null },
  })
}

export type EmptyEvents = { scope: TenantScope; ids: readonly string[] }

/** Takes out of events what they carried. What still waited to be looked at is done with. */
export async function emptyEvents(tx: TenantTransaction, { scope, ids }: EmptyEvents): Promise<void> {
  if (ids.length === 0) return
  const { organizationId } = scope

  await tx.eventAttempt.deleteMany({ where: { organizationId, eventId: { in: [...ids] } } })
  await execute(tx)`
    update "event" set "body" = '', "headers" = '{}', "bodyHash" = '', "offerId" = null, "newHireId" = null, "candidateExternalId" = null,
      "state" = case when "state" in ('Done', 'Ignored') then "state" else 'Ignored' end,
      "reason" = case when "state" in ('Done', 'Ignored') then "reason" else ${FORGOTTEN.message} end,
      "reasonCode" = case when "state" in ('Done', 'Ignored') then "reasonCode" else ${FORGOTTEN.code} end,
      "nextAttemptAt" = null, "finishedAt" = coalesce("finishedAt", clock_timestamp())
    where "organizationId" = ${organizationId}::uuid and "id" = any(${[...ids]}::uuid[])`
}

/** Settles an event that came, or was still waiting, after its candidate was forgotten. */
export async function closeForgotten(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<void> {
  await emptyEvents(tx, { scope, ids: [id] })
  await notifyChange(tx, { scope, topic: 'events' })
}

export type EventOwner = { scope: TenantScope; connectionId: string; from: string; to: string }

/** Events of a candidate who was merged are found under the one who stays. */
export async function moveEvents(tx: TenantTransaction, { connectionId, from, to }: EventOwner): Promise<void> {
  await tx.event.updateMany({ where: { connectionId, candidateExternalId: from }, data: { candidateExternalId: to } })
}
