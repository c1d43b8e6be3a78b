import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import type { HireContext } from '#lib/domain/new-hires/mutations.ts'
import { planHireReminder } from '#lib/domain/new-hires/reminders/mutations.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

/** What became of each: all that can be done is done, and the rest says why not. */
export type ManyHiresResult = { done: string[]; refused: { id: string; name: string | null; problem: string }[] }

/** How many new hires one transaction holds: few enough that nobody waits long for the last of them. */
const PAGE_SIZE = 25

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
export async function dismissHires({ ids, reason, ...context }: DismissHires): Promise<ManyHiresResult> {
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
export async function restoreHires({ ids, ...context }: HireContext & { ids: readonly string[] }): Promise<ManyHiresResult> {
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
  if (!isDismissed) await planHireReminder(tx, { scope, newHireId: hire.id })
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

/** Rows are locked in the order of their ids, so that two people who act on the same ones wait for each other and never in a circle. */
async function actOnHires({ context, ids, act }: ActOnHires): Promise<ManyHiresResult> {
  const ordered = [...new Set(ids.map((id) => id.toLowerCase()))].sort()
  const result: ManyHiresResult = { done: [], refused: [] }

  for (let start = 0; start < ordered.length; start += PAGE_SIZE) {
    const page = await actOnPage({ context, ids: ordered.slice(start, start + PAGE_SIZE), act })
    result.done.push(...page.done)
    result.refused.push(...page.refused)
  }

  return result
}

async function actOnPage({ context: { scope, visibility }, ids, act }: ActOnHires): Promise<ManyHiresResult> {
  return inTenant(scope, async (tx) => {
    await tx.$queryRaw`select 1 from "new_hire" where "organizationId" = ${scope.organizationId}::uuid and "id" = any(${[...ids]}::uuid[])
      order by "id" for update`
    const rows = await tx.newHire.findMany({ where: { id: { in: [...ids] } }, select: actSelect })
    const result: ManyHiresResult = { done: [], refused: [] }

    for (const id of ids) {
      const hire = rows.find((row) => row.id === id)
      const isThere = hire !== undefined && (!hire.confidential || visibility.confidential)
      const problem = isThere ? await act(tx, hire) : 'This new hire does not exist, or you cannot see it.'
      if (problem === null) result.done.push(id)
      else result.refused.push({ id, name: isThere ? hire.name || null : null, problem })
    }
    if (result.done.length > 0) await notifyChange(tx, { scope, topic: 'newHires' })

    return result
  })
}
