import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { moveFilesToPerson } from '#lib/domain/new-hires/files/mutations.ts'
import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { refreshPersonSignals, refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import {
  type EditableHire,
  type HireContext,
  lockHireRow,
  type PersonSettings,
  readPersonSettings,
  saveHire,
} from '#lib/domain/new-hires/mutations.ts'
import { announceHire } from '#lib/domain/new-hires/news/mutations.ts'
import { refreshProposalFlags } from '#lib/domain/new-hires/proposals/mutations.ts'
import { decideAll, decideNone } from '#lib/domain/new-hires/proposals/rules.ts'
import { planHireReminder } from '#lib/domain/new-hires/reminders/mutations.ts'
import { presentHire, requirePending } from '#lib/domain/new-hires/rules.ts'
import { moveFillToPerson } from '#lib/domain/open-jobs/filling/mutations.ts'
import { addPersonHistory } from '#lib/domain/people/history/mutations.ts'
import { changePerson, createPeople, type EditablePerson, lockPersonRow, savePerson } from '#lib/domain/people/mutations.ts'
import { findNewestPeriod } from '#lib/domain/people/periods/rules.ts'
import type { PersonValues } from '#lib/domain/people/rules.ts'
import type { Origin } from '#lib/domain/people/schema.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { type AppError, conflictError } from '#lib/platform/errors.ts'
import { describeBlocking, keepOnlyMissing, listGiven, UNDO_ADD_MS } from './rules.ts'
import type { UndoneAddition } from './schema.ts'

export type AddPerson = HireContext & {
  newHireId: string
  /** `updatedAt` as it was seen, an ISO instant: refused where it has changed since. */
  seenUpdatedAt?: string
}

/**
 * Makes a person of a pending new hire: a new one, or, where it was linked, a new period of that person, or what that person lacks.
 * @throws AppError `not_found`; `conflict` while something blocks, unless it is pending, where it changed since it was seen, and where a
 * new period would overlap an old one.
 */
export async function addPerson({ seenUpdatedAt, ...input }: AddPerson): Promise<void> {
  const { scope, actor, newHireId } = input

  await inTenant(scope, async (tx) => {
    const hire = await lockHireRow(tx, input)
    requirePending(hire)
    if (seenUpdatedAt !== undefined && new Date(seenUpdatedAt).getTime() !== hire.updatedAt.getTime()) {
      throw conflictError('This new hire changed while you were looking at it. Look at it again, then add the person.')
    }
    const settings = await readPersonSettings(tx, scope)
    const problem = describeBlocking({ fields: settings.fields, issues: presentHire({ ...hire, ...settings }).issues })
    if (problem !== null) throw conflictError(problem)

    const { personId, kind, personUpdatedAt, before, after, decided } = await becomePerson(tx, { input, hire, settings })
    const undo: UndoneAddition = { kind, personId, personUpdatedAt: personUpdatedAt.toISOString(), linkedId: hire.personId, before }
    const data = { state: 'Added', stateChangedAt: new Date(), personId, decided } as const
    await saveHire(tx, { scope, row: { ...hire, state: 'Added' }, ...settings, data })
    await moveFilesToPerson(tx, { scope, newHireId, personId })
    await moveFillToPerson(tx, { scope, newHireId, personId })
    await tx.newHireHistoryEntry.create({
      data: {
        organizationId: scope.organizationId,
        newHireId,
        kind: 'added',
        userId: actor.userId,
        undo,
        detail: { personId, isRehire: kind === 'rehired' },
      },
      select: { id: true },
    })
    await writeHireAudit(tx, { input, hire, action: 'new-hire.added', personId, after })
    await settle(tx, { scope, newHireId, personId })
  })
}

/** After the state changed: who is added is no longer looked for as a new hire, and its candidate is the person's. */
async function settle(
  tx: TenantTransaction,
  { scope, newHireId, personId }: { scope: TenantScope; newHireId: string; personId: string | null },
) {
  await refreshSignals(tx, { scope, newHireId })
  if (personId !== null) {
    await refreshPersonSignals(tx, { scope, personId })
    await refreshProposalFlags(tx, { scope, personId })
  }
  await notifyChange(tx, { scope, topic: 'newHires' })
  await notifyChange(tx, { scope, topic: 'people' })
}

type Become = { input: HireContext & { newHireId: string }; hire: EditableHire; settings: PersonSettings }

type Became = Pick<UndoneAddition, 'kind' | 'before'> & {
  personId: string
  personUpdatedAt: Date
  /** The person's values that were given. */
  after: PersonValues
  decided: Readonly<Record<string, string | null>>
}

async function becomePerson(tx: TenantTransaction, { input, hire, settings }: Become): Promise<Became> {
  const { scope, actor, newHireId } = input
  const { fields } = settings
  const { given, ownOrigins } = listGiven({ ...hire, ...settings })
  const origin: Origin = { kind: 'ashby', by: null, at: new Date().toISOString() }
  const history = { userId: actor.userId, newHireId }

  if (hire.personId === null) {
    const changes = Object.entries(given).map(([field, after]) => ({ field, before: null, after }))
    const person = { values: given, origin, ownOrigins, newHireId, history: { ...history, kind: 'added' as const, changes } }
    const [personId = ''] = await createPeople(tx, { scope, people: [person] })
    const { updatedAt } = await tx.person.findUniqueOrThrow({ where: tenantKey(scope, personId), select: { updatedAt: true } })

    return { kind: 'created', personId, personUpdatedAt: updatedAt, before: null, after: given, decided: decideAll({ ...hire, fields }) }
  }

  const person = await lockPersonRow(tx, { scope, personId: hire.personId })
  const before = describePerson(person)
  if (hire.isRehire) {
    const change = { scope, person, given, origin, ownOrigins, history: { ...history, kind: 'rehired' as const } }
    const { updatedAt } = await changePerson(tx, { ...change, beginPeriod: { newHireId } })

    return {
      kind: 'rehired',
      personId: person.id,
      personUpdatedAt: updatedAt,
      before,
      after: given,
      decided: decideAll({ ...hire, fields }),
    }
  }

  const missing = keepOnlyMissing({ given, person: person.values })
  const change = { scope, person, given: missing, origin, ownOrigins, history: { ...history, kind: 'added' as const } }
  const { updatedAt } = await changePerson(tx, change)
  const decided = decideNone({ fields, source: hire.source, person: { ...person.values, ...missing } })

  return { kind: 'completed', personId: person.id, personUpdatedAt: updatedAt, before, after: missing, decided }
}

function describePerson({ values, origins, periods }: EditablePerson): NonNullable<UndoneAddition['before']> {
  return {
    values,
    origins,
    periods: periods.map(({ id, startDate, endDate, jobTitle, department, location }) => ({
      id,
      startDate,
      endDate,
      jobTitle,
      department,
      location,
    })),
  }
}

/**
 * Takes an adding back: the new hire is pending again, and the person is as they were before, or gone.
 * @throws AppError `not_found`; `conflict` after a minute, unless it is added, and where somebody changed the person since.
 */
export async function undoAddPerson(input: HireContext & { newHireId: string }): Promise<void> {
  const { scope, actor, newHireId } = input

  await inTenant(scope, async (tx) => {
    const hire = await lockHireRow(tx, input)
    const undo = await readUndo(tx, { scope, hire })
    const person = await lockPersonRow(tx, { scope, personId: undo.personId })
    if (person.updatedAt.toISOString() !== undo.personUpdatedAt) throw changedSinceError()

    const row = { ...hire, state: 'Pending', personId: undo.linkedId } as const
    const data = { state: 'Pending', stateChangedAt: new Date(), personId: undo.linkedId, decided: Prisma.DbNull } as const
    await saveHire(tx, { scope, row, ...(await readPersonSettings(tx, scope)), data })
    await moveFilesToPerson(tx, { scope, newHireId, personId: null })
    await moveFillToPerson(tx, { scope, newHireId, personId: null })
    if (undo.before === null) await removeCreated(tx, { scope, personId: undo.personId })
    else await restorePerson(tx, { scope, personId: undo.personId, newHireId, before: undo.before, userId: actor.userId })
    await planHireReminder(tx, { scope, newHireId })
    await announceHire(tx, { scope, newHireId, state: 'Pending' })
    await addHireHistory(tx, { scope, newHireId, kind: 'add-undone', userId: actor.userId, detail: { personId: undo.personId } })
    await writeHireAudit(tx, { input, hire, action: 'new-hire.add-undone', personId: undo.personId })
    await settle(tx, { scope, newHireId, personId: undo.before === null ? null : undo.personId })
  })
}

async function readUndo(tx: TenantTransaction, { scope, hire }: { scope: TenantScope; hire: EditableHire }): Promise<UndoneAddition> {
  if (hire.state !== 'Added') throw conflictError('This new hire is not added, so there is nothing to take back.')
  const entry = await tx.newHireHistoryEntry.findFirst({
    where: { organizationId: scope.organizationId, newHireId: hire.id, kind: 'added' },
    orderBy: { id: 'desc' },
    select: { at: true, undo: true },
  })
  const isInTime = entry !== null && Date.now() - entry.at.getTime() <= UNDO_ADD_MS
  if (!isInTime || entry.undo === null) {
    throw conflictError('An adding can be taken back for a minute. Change or erase the person in People instead.')
  }

  return entry.undo as UndoneAddition
}

function changedSinceError(): AppError {
  return conflictError('The person changed since they were added, so the adding stays. Change or erase them in People instead.')
}

/** Somebody who would not be there without it goes as if they had never come, unless others lean on them by now. */
async function removeCreated(tx: TenantTransaction, { scope, personId }: { scope: TenantScope; personId: string }): Promise<void> {
  const other = await tx.newHire.findFirst({ where: { personId }, select: { id: true } })
  const document = await tx.document.findFirst({ where: { personId }, select: { id: true } })
  if (other || document) throw changedSinceError()

  await tx.person.delete({ where: tenantKey(scope, personId), select: { id: true } })
}

type RestorePerson = {
  scope: TenantScope
  personId: string
  newHireId: string
  before: NonNullable<UndoneAddition['before']>
  userId: string
}

async function restorePerson(tx: TenantTransaction, { scope, personId, newHireId, before, userId }: RestorePerson): Promise<void> {
  const { periods, values, origins } = before
  await tx.personPeriod.deleteMany({ where: { personId, id: { notIn: periods.map(({ id }) => id) } } })
  for (const { id, ...period } of periods) {
    await tx.personPeriod.update({ where: tenantKey(scope, id), data: period, select: { id: true } })
  }
  await savePerson(tx, { scope, personId, values, origins, endDate: findNewestPeriod(periods)?.endDate ?? null })
  await addPersonHistory(tx, { scope, personId, kind: 'add-undone', userId, newHireId })
}

type WriteHireAudit = {
  input: HireContext & { newHireId: string }
  hire: EditableHire
  action: 'new-hire.added' | 'new-hire.add-undone'
  personId: string
  after?: PersonValues
}

async function writeHireAudit(tx: TenantTransaction, { input, hire, action, personId, after = {} }: WriteHireAudit): Promise<void> {
  const { scope, actor, origin, newHireId } = input
  await writeAudit(tx, {
    scope,
    actor,
    ...origin,
    action,
    objectKind: 'new-hire',
    objectId: newHireId,
    subjectId: hire.candidateExternalId,
    after: { personId, ...after },
  })
}
