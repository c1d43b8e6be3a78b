import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { refreshPeopleSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import { announce } from '#lib/domain/outgoing-webhooks/announcements/mutations.ts'
import { addPeopleHistory, addPersonHistory, type PersonHistoryInput } from '#lib/domain/people/history/mutations.ts'
import { findNewestPeriod, findPeriodProblem, type PeriodDates } from '#lib/domain/people/periods/rules.ts'
import type { FieldChange } from '#lib/domain/values/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, notFoundError } from '#lib/platform/errors.ts'
import { giveValues, type PersonValues, presentPerson, readPersonValues } from './rules.ts'
import type { Origin, Origins } from './schema.ts'
import type { BuiltInPersonKey } from './terms.ts'

/** The columns of the built-in fields, by their keys. */
export const builtInSelect = {
  firstName: true,
  middleName: true,
  lastName: true,
  personalEmail: true,
  personalPhone: true,
  linkedIn: true,
  twitter: true,
  jobTitle: true,
  department: true,
  location: true,
  manager: true,
  startDate: true,
  baseSalary: true,
  currency: true,
  payInterval: true,
} satisfies Record<BuiltInPersonKey, true>

export const periodSelect = {
  id: true,
  startDate: true,
  endDate: true,
  jobTitle: true,
  department: true,
  location: true,
  newHireId: true,
} satisfies Prisma.PersonPeriodSelect

const editableSelect = {
  ...builtInSelect,
  id: true,
  customValues: true,
  origins: true,
  updatedAt: true,
  periods: { select: periodSelect },
} satisfies Prisma.PersonSelect

export type EditablePerson = {
  id: string
  /** By field key, `startDate` as of the newest period. */
  values: PersonValues
  origins: Origins
  periods: readonly Prisma.PersonPeriodGetPayload<{ select: typeof periodSelect }>[]
  updatedAt: Date
}

type OfPerson = { scope: TenantScope; personId: string }

/**
 * Holds one person for the rest of the transaction and reads it. Whoever also changes the new hires that it was holds those first
 * (`lockHiresOf`, `lockHireRow`), so that nobody waits in a circle. Three queries.
 * @throws AppError `not_found`
 */
export async function lockPersonRow(tx: TenantTransaction, { scope, personId }: OfPerson): Promise<EditablePerson> {
  await query(tx)`select 1 from "person" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${personId}::uuid for update`
  const row = await tx.person.findUnique({ where: tenantKey(scope, personId), select: editableSelect })
  if (!row) throw notFoundError('person')
  const { id, periods, updatedAt } = row

  return { id, periods, updatedAt, values: readPersonValues(row), origins: row.origins as Origins }
}

/** Holds every new hire that is this person or is said to be. */
export async function lockHiresOf(tx: TenantTransaction, { scope, personId }: OfPerson): Promise<void> {
  await query(tx)`select 1 from "new_hire" where "organizationId" = ${scope.organizationId}::uuid and "personId" = ${personId}::uuid
    order by "id" for update`
}

export async function readPersonFields(tx: TenantTransaction, scope: TenantScope): Promise<FieldDefinition[]> {
  return readFields(tx, { scope, object: 'Person' })
}

export type SavePerson = OfPerson & { values: PersonValues; origins: Origins; endDate?: string | null }

/** Writes all values of a person, and what follows from them for lists and searching. One statement. Signals and periods are the caller's. */
export async function savePerson(tx: TenantTransaction, { scope, personId, values, origins, endDate }: SavePerson): Promise<Date> {
  const { columns, customValues } = presentPerson(values)
  const { updatedAt } = await tx.person.update({
    where: tenantKey(scope, personId),
    data: { ...columns, customValues, origins, ...(endDate === undefined ? {} : { endDate }) },
    select: { updatedAt: true },
  })

  return updatedAt
}

export type NewPerson = {
  /** By field key, each in the form of its field's type. */
  values: PersonValues
  /** Where they come from, and where single ones of them come from otherwise. */
  origin: Origin
  ownOrigins?: Origins
  history: Omit<PersonHistoryInput, 'personId'>
  /** Last day of the first period; null while it lasts. */
  endDate?: string | null
  /** The new hire that began the first period. */
  newHireId?: string
}

/**
 * Writes people who are not there yet, each with a first period, a line of history and what they are recognised by. At most eleven statements,
 * however many there are. Audit is the caller's.
 */
export async function createPeople(
  tx: TenantTransaction,
  { scope, people }: { scope: TenantScope; people: readonly NewPerson[] },
): Promise<string[]> {
  if (people.length === 0) return []
  const { organizationId } = scope
  const drafts = people.map((person) => ({ ...person, id: createId(), presented: presentPerson(person.values) }))

  await tx.person.createMany({
    data: drafts.map(({ id, values, origin, ownOrigins, endDate = null, presented }) => ({
      organizationId,
      id,
      ...presented.columns,
      endDate,
      customValues: presented.customValues,
      origins: giveValues({ before: { values: {}, origins: {} }, given: values, origin, ownOrigins }).origins,
    })),
  })
  await tx.personPeriod.createMany({
    data: drafts.map(({ id, presented: { columns }, endDate = null, newHireId = null }) => ({
      organizationId,
      personId: id,
      startDate: columns.startDate,
      endDate,
      ...describePeriod(columns),
      newHireId,
    })),
  })
  await addPeopleHistory(tx, { scope, entries: drafts.map(({ id, history }) => ({ ...history, personId: id })) })
  const ids = drafts.map(({ id }) => id)
  await refreshPeopleSignals(tx, { scope, personIds: ids })
  await announce(tx, { scope, event: 'person.added', objectIds: ids })
  await notifyChange(tx, { scope, topic: 'people' })

  return ids
}

/** What a period keeps of the person at that time. */
function describePeriod({ jobTitle, department, location }: { [Key in 'jobTitle' | 'department' | 'location']?: string | null }) {
  return { jobTitle: jobTitle ?? null, department: department ?? null, location: location ?? null }
}

export type ChangePerson = {
  scope: TenantScope
  /** Held by `lockPersonRow`. */
  person: EditablePerson
  /** What is given; null clears. A first day goes to the newest period, or with `beginPeriod` to a new one. */
  given: PersonValues
  origin: Origin
  ownOrigins?: Origins
  history: Omit<PersonHistoryInput, 'personId' | 'changes'>
  /** The new hire with which somebody comes back: a period of its own. */
  beginPeriod?: { newHireId: string }
}

/**
 * The one way a person's values change: typed columns, origins, the newest period, history and signals. Answers what changed, and when as
 * the row says it. Audit and proposals are the caller's.
 * @throws AppError `conflict` for a first day with which periods would overlap or turn round.
 */
export async function changePerson(
  tx: TenantTransaction,
  { scope, person, given, origin, ownOrigins, history, beginPeriod }: ChangePerson,
): Promise<{ changes: FieldChange[]; updatedAt: Date }> {
  const { values, origins } = giveValues({ before: person, given, origin, ownOrigins })
  const changes = Object.keys(given)
    .map((field) => ({ field, before: person.values[field] ?? null, after: values[field] ?? null }))
    .filter(({ before, after }) => before !== after)
  const changed = new Set(changes.map(({ field }) => field))

  if (beginPeriod)
    await addPeriodRow(tx, { scope, person, period: { startDate: values.startDate ?? null, endDate: null }, values, ...beginPeriod })
  else if (['startDate', 'jobTitle', 'department', 'location'].some((field) => changed.has(field)))
    await followPeriod(tx, { scope, person, values })
  const save = { scope, personId: person.id, values, origins }
  const updatedAt = await savePerson(tx, beginPeriod ? { ...save, endDate: null } : save)
  await addPersonHistory(tx, { ...history, scope, personId: person.id, changes })
  await refreshPeopleSignals(tx, { scope, personIds: [person.id] })
  await notifyChange(tx, { scope, topic: 'people' })

  return { changes, updatedAt }
}

type WithPerson = { scope: TenantScope; person: EditablePerson; values: PersonValues }

/** The newest period says what the person does now, and since when. */
async function followPeriod(tx: TenantTransaction, { scope, person, values }: WithPerson): Promise<void> {
  const newest = findNewestPeriod(person.periods)
  const startDate = values.startDate ?? null
  if (!newest) return addPeriodRow(tx, { scope, person, values, period: { startDate, endDate: null } })

  if (startDate !== newest.startDate) {
    const moved = { ...newest, startDate }
    const periods = person.periods.map((period) => (period.id === newest.id ? moved : period))
    requireNewest({ periods, moved })
    requireOrder(periods)
  }
  await tx.personPeriod.update({
    where: tenantKey(scope, newest.id),
    data: { startDate, ...describePeriod(values) },
    select: { id: true },
  })
}

/** A first day of the newest period that lies before an earlier one would make the earlier one the newest. */
function requireNewest({ periods, moved }: { periods: readonly PeriodDates[]; moved: PeriodDates }): void {
  if (findNewestPeriod(periods)?.id === moved.id) return

  throw periodError('The newest period would begin before an earlier one. Change the periods one by one instead.')
}

export type AddPeriodRow = WithPerson & { period: Omit<PeriodDates, 'id'>; newHireId?: string }

/** Writes a period more. Throws as `requireOrder` does. */
export async function addPeriodRow(tx: TenantTransaction, { scope, person, values, period, newHireId }: AddPeriodRow): Promise<void> {
  const id = createId()
  requireOrder([...person.periods, { ...period, id }])
  const data = {
    organizationId: scope.organizationId,
    id,
    personId: person.id,
    ...period,
    ...describePeriod(values),
    newHireId: newHireId ?? null,
  }
  await tx.personPeriod.create({ data, select: { id: true } })
}

/**
 * Refuses periods that overlap, or end before they begin.
 * @throws AppError `conflict` with what to change.
 */
export function requireOrder(periods: readonly PeriodDates[]): void {
  const problem = findPeriodProblem(periods)
  if (problem !== null) throw periodError(problem)
}

function periodError(userMessage: string): AppError {
  return new AppError({ code: 'conflict', retry: 'no', userMessage, fields: { startDate: userMessage } })
}
