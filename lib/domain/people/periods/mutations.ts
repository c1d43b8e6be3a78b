import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { refreshProposalFlags } from '#lib/domain/new-hires/proposals/mutations.ts'
import { addPersonHistory } from '#lib/domain/people/history/mutations.ts'
import { addPeriodRow, type EditablePerson, lockHiresOf, lockPersonRow, requireOrder, savePerson } from '#lib/domain/people/mutations.ts'
import { giveValues } from '#lib/domain/people/rules.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { findNewestPeriod } from './rules.ts'

type PeriodAct = Act & { personId: string }

type Dates = { startDate: string | null; endDate: string | null }

/**
 * Changes the first and last day of a period.
 * @throws AppError `not_found`, and `conflict` in words for periods that would overlap or turn round.
 */
export async function setPeriod({ periodId, startDate, endDate, ...act }: PeriodAct & Dates & { periodId: string }): Promise<void> {
  await changePeriods(act, async (tx, person) => {
    const before = person.periods.find(({ id }) => id === periodId)
    if (!before) throw notFoundError('period')
    requireOrder(person.periods.map((period) => (period.id === periodId ? { ...period, startDate, endDate } : period)))
    await tx.personPeriod.update({ where: tenantKey(act.scope, periodId), data: { startDate, endDate }, select: { id: true } })

    return { before: { startDate: before.startDate, endDate: before.endDate }, after: { startDate, endDate } }
  })
}

/** Begins a new period. Throws as `setPeriod` does. */
export async function addPeriod({ startDate, endDate, ...act }: PeriodAct & Dates): Promise<void> {
  await changePeriods(act, async (tx, person) => {
    await addPeriodRow(tx, { scope: act.scope, person, values: person.values, period: { startDate, endDate } })

    return { before: null, after: { startDate, endDate } }
  })
}

type Changed = { before: Dates | null; after: Dates }

async function changePeriods(
  { scope, actor, origin, personId }: PeriodAct,
  change: (tx: TenantTransaction, person: EditablePerson) => Promise<Changed>,
): Promise<void> {
  await inTenant(scope, async (tx) => {
    await lockHiresOf(tx, { scope, personId })
    const person = await lockPersonRow(tx, { scope, personId })
    const { before, after } = await change(tx, person)
    await mirrorNewest(tx, { scope, person, userId: actor.userId })
    await addPersonHistory(tx, {
      scope,
      personId,
      kind: 'period-changed',
      userId: actor.userId,
      detail: {
        firstDayBefore: before?.startDate ?? null,
        lastDayBefore: before?.endDate ?? null,
        firstDay: after.startDate,
        lastDay: after.endDate,
        isNew: before === null,
      },
    })
    await writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: 'person.period-changed',
      objectKind: 'person',
      objectId: personId,
      subjectId: personId,
      ...(before ? { before } : {}),
      after,
    })
    await refreshProposalFlags(tx, { scope, personId })
    await notifyChange(tx, { scope, topic: 'people' })
  })
}

type Mirror = { scope: TenantScope; person: EditablePerson; userId: string }

/** The person's own first and last day are those of the newest period. */
async function mirrorNewest(tx: TenantTransaction, { scope, person, userId }: Mirror): Promise<void> {
  const select = { id: true, startDate: true, endDate: true } as const
  const newest = findNewestPeriod(await tx.personPeriod.findMany({ where: { personId: person.id }, select }))
  if (!newest) throw conflictError('This person has no period any more. Look at them again.')
  const origin = { kind: 'edited', by: userId, at: new Date().toISOString() } as const
  const given = giveValues({ before: person, given: { startDate: newest.startDate }, origin })
  await savePerson(tx, { scope, personId: person.id, ...given, endDate: newest.endDate })
}
