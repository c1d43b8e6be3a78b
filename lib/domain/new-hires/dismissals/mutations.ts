import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { followJob, leaveJob } from '#lib/domain/new-hires/hired-for/mutations.ts'
import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import type { HireContext } from '#lib/domain/new-hires/mutations.ts'
import { announceHire } from '#lib/domain/new-hires/news/mutations.ts'
import { planHireReminder } from '#lib/domain/new-hires/reminders/mutations.ts'
import { actInPages, actOnEach, type ManyResult } from '#lib/domain/values/many/rules.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

const actSelect = {
  id: true,
  name: true,
  state: true,
  confidential: true,
  dismissalReason: true,
  candidateExternalId: true,
} satisfies Prisma.NewHireSelect

type LockedHire = Prisma.NewHireGetPayload<{ select: typeof actSelect }>

/** Does it to one. Answers why not, as a sentence that says what to do, or null when it is done. */
type ActOnHire = (tx: TenantTransaction, hire: LockedHire) => Promise<string | null>

export type DismissHires = HireContext & { ids: readonly string[]; reason: string }

/** Puts pending new hires aside, each with the reason. They go on following Ashby, and can be made pending again. */
export async function dismissHires({ ids, reason, ...context }: DismissHires): Promise<ManyResult> {
  return actOnHires({
    context,
    ids,
    act: async (tx, hire) => {
      if (hire.state === 'Added') return 'It was added to People already. Undo that first.'
      if (hire.state === 'Dismissed') return null

      await moveHire(tx, { context, hire, state: 'Dismissed', reason })
      return null
    },
  })
}

/** Makes dismissed new hires pending again, and those that became part of another one. */
export async function restoreHires({ ids, ...context }: HireContext & { ids: readonly string[] }): Promise<ManyResult> {
  return actOnHires({
    context,
    ids,
    act: async (tx, hire) => {
      if (hire.state === 'Added') return 'It was added to People, so there is nothing to restore.'
      if (hire.state === 'Pending') return null

      await moveHire(tx, { context, hire, state: 'Pending', reason: null })
      return null
    },
  })
}

type MoveHire = { context: HireContext; hire: LockedHire; state: 'Pending' | 'Dismissed'; reason: string | null }

async function moveHire(tx: TenantTransaction, { context, hire, state, reason }: MoveHire): Promise<void> {
  const { scope, actor, origin } = context
  const isDismissed = state === 'Dismissed'
  await tx.newHire.update({
    where: tenantKey(scope, hire.id),
    data: { state, stateChangedAt: new Date(), dismissalReason: reason, mergedIntoId: null },
    select: { id: true },
  })
  await refreshSignals(tx, { scope, newHireId: hire.id })
  if (isDismissed) await leaveJob(tx, { scope, newHireId: hire.id, actor, origin })
  else await followJob(tx, { scope, newHireId: hire.id })
  if (!isDismissed) await planHireReminder(tx, { scope, newHireId: hire.id })
  await announceHire(tx, { scope, newHireId: hire.id, state })
  const kind = isDismissed ? 'dismissed' : 'restored'
  await addHireHistory(tx, { scope, newHireId: hire.id, kind, userId: actor.userId, detail: reason === null ? {} : { reason } })
  await writeAudit(tx, {
    scope,
    actor,
    ...origin,
    action: `new-hire.${kind}`,
    objectKind: 'new-hire',
    objectId: hire.id,
    subjectId: hire.candidateExternalId,
    before: { state: hire.state, reason: hire.dismissalReason },
    after: { state, reason },
  })
}

type ActOnHires = { context: HireContext; ids: readonly string[]; act: ActOnHire }

async function actOnHires({ context, ids, act }: ActOnHires): Promise<ManyResult> {
  return actInPages({ ids, actOnPage: (page) => actOnPage({ context, ids: page, act }) })
}

async function actOnPage({ context: { scope, visibility }, ids, act }: ActOnHires): Promise<ManyResult> {
  return inTenant(scope, async (tx) => {
    await query(tx)`select 1 from "new_hire" where "organizationId" = ${scope.organizationId}::uuid and "id" = any(${[...ids]}::uuid[])
      order by "id" for update`
    const rows = await tx.newHire.findMany({ where: { id: { in: [...ids] } }, select: actSelect })
    const missing = 'This new hire does not exist, or you cannot see it.'
    const result = await actOnEach({ ids, rows, visibility, act: (hire) => act(tx, hire), missing })
    if (result.done.length > 0) await notifyChange(tx, { scope, topic: 'newHires' })

    return result
  })
}
