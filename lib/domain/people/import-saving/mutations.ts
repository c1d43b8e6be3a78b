import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { refreshPeopleSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import { listProposals, proposingSelect } from '#lib/domain/new-hires/proposals/queries.ts'
import { announce } from '#lib/domain/outgoing-webhooks/announcements/mutations.ts'
import type { ChangedPerson } from '#lib/domain/people/import-pages/rules.ts'
import { presentPerson } from '#lib/domain/people/rules.ts'
import type { Origin } from '#lib/domain/people/schema.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

type OfPeople = { scope: TenantScope; people: readonly ChangedPerson[] }
type SaveImported = OfPeople & { fields: readonly FieldDefinition[]; origin: Origin }

/**
 * Writes people as a page of an import makes them: rows, periods, history, by what they are recognised, and whether Ashby still says
 * otherwise of them. Fewer than thirty statements, however many they are. The caller holds those who were there before.
 *
 * Rows go in as one JSON each, because the client takes seconds to put hundreds of rows with dozens of columns into parameters.
 */
export async function saveImportedPeople(tx: TenantTransaction, { scope, people, fields, origin }: SaveImported): Promise<void> {
  if (people.length === 0) return
  const known = people.filter(({ isNew }) => !isNew)
  const fresh = people.filter(({ isNew }) => isNew)
  await insertPeople(tx, { scope, people: fresh })
  await updatePeople(tx, { scope, people: known })
  await savePeriods(tx, { scope, people })
  await insertHistory(tx, { scope, people, userId: origin.by })
  await refreshPeopleSignals(tx, { scope, personIds: people.map(({ id }) => id) })
  await announce(tx, { scope, event: 'person.added', objectIds: fresh.map(({ id }) => id) })
  await markProposals(tx, { scope, personIds: known.map(({ id }) => id), fields })
}

function toRows(people: readonly ChangedPerson[]): string {
  const rows = people.map(({ id, values, origins, endDate }) => {
    const { columns, customValues } = presentPerson(values)
    return { id, ...columns, customValues, origins, endDate }
  })

  return JSON.stringify(rows)
}

async function insertPeople(tx: TenantTransaction, { scope, people }: OfPeople): Promise<void> {
  if (people.length === 0) return
  await execute(tx)`
    insert into "person" ("organizationId", "id", "firstName", "middleName", "lastName", "personalEmail", "personalPhone", "linkedIn", "twitter",
      "jobTitle", "department", "location", "manager", "startDate", "endDate", "baseSalary", "currency", "payInterval", "name", "searchText",
      "customValues", "origins", "updatedAt")
    select ${scope.organizationId}::uuid, v."id", v."firstName", v."middleName", v."lastName", v."personalEmail", v."personalPhone", v."linkedIn",
      v."twitter", v."jobTitle", v."department", v."location", v."manager", v."startDate", v."endDate", v."baseSalary", v."currency",
      v."payInterval", v."name", v."searchText", v."customValues", v."origins", clock_timestamp()
    from jsonb_to_recordset(${toRows(people)}::jsonb) as v(
      "id" uuid, "firstName" text, "middleName" text, "lastName" text, "personalEmail" text, "personalPhone" text, "linkedIn" text,
      "twitter" text, "jobTitle" text, "department" text, "location" text, "manager" text, "startDate" text, "endDate" text,
      "baseSalary" numeric, "currency" text, "payInterval" "PayInterval", "name" text, "searchText" text, "customValues" jsonb, "origins" jsonb)`
}

async function updatePeople(tx: TenantTransaction, { scope, people }: OfPeople): Promise<void> {
  if (people.length === 0) return
  await execute(tx)`
    update "person" p set
      "firstName" = v."firstName", "middleName" = v."middleName", "lastName" = v."lastName", "personalEmail" = v."personalEmail",
      "personalPhone" = v."personalPhone", "linkedIn" = v."linkedIn", "twitter" = v."twitter", "jobTitle" = v."jobTitle",
      "department" = v."department", "location" = v."location", "manager" = v."manager", "startDate" = v."startDate",
      "endDate" = v."endDate", "baseSalary" = v."baseSalary", "currency" = v."currency", "payInterval" = v."payInterval",
      "name" = v."name", "searchText" = v."searchText", "customValues" = v."customValues", "origins" = v."origins",
      "updatedAt" = clock_timestamp()
    from jsonb_to_recordset(${toRows(people)}::jsonb) as v(
      "id" uuid, "firstName" text, "middleName" text, "lastName" text, "personalEmail" text, "personalPhone" text, "linkedIn" text,
      "twitter" text, "jobTitle" text, "department" text, "location" text, "manager" text, "startDate" text, "endDate" text,
      "baseSalary" numeric, "currency" text, "payInterval" "PayInterval", "name" text, "searchText" text, "customValues" jsonb, "origins" jsonb)
    where p."organizationId" = ${scope.organizationId}::uuid and p."id" = v."id"`
}

/** The newest period follows the person's own dates and role; who has none gets one. */
async function savePeriods(tx: TenantTransaction, { scope, people }: OfPeople): Promise<void> {
  const { organizationId } = scope
  const periods = people.map(({ id: personId, isNew, values, periods: [newest] }) => ({
    id: newest?.id || createId(),
    isNew: isNew || !newest?.id,
    personId,
    startDate: newest?.startDate ?? null,
    endDate: newest?.endDate ?? null,
    jobTitle: values.jobTitle ?? null,
    department: values.department ?? null,
    location: values.location ?? null,
  }))
  const fresh = periods.filter(({ isNew }) => isNew)
  const known = periods.filter(({ isNew }) => !isNew)
  if (fresh.length > 0) await insertPeriods(tx, { scope, periods: fresh })
  if (known.length === 0) return
  await execute(tx)`
    update "person_period" p set "startDate" = v."startDate", "endDate" = v."endDate", "jobTitle" = v."jobTitle",
      "department" = v."department", "location" = v."location"
    from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as v(
      "id" uuid, "startDate" text, "endDate" text, "jobTitle" text, "department" text, "location" text)
    where p."organizationId" = ${organizationId}::uuid and p."id" = v."id"`
}

async function insertPeriods(tx: TenantTransaction, { scope, periods }: { scope: TenantScope; periods: readonly object[] }): Promise<void> {
  await execute(tx)`
    insert into "person_period" ("organizationId", "id", "personId", "startDate", "endDate", "jobTitle", "department", "location")
    select ${scope.organizationId}::uuid, v."id", v."personId", v."startDate", v."endDate", v."jobTitle", v."department", v."location"
    from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as v(
      "id" uuid, "personId" uuid, "startDate" text, "endDate" text, "jobTitle" text, "department" text, "location" text)`
}

async function insertHistory(tx: TenantTransaction, { scope, people, userId }: OfPeople & { userId: string | null }): Promise<void> {
  const entries = people.map(({ id, changes }) => ({ id: createId(), personId: id, changes }))
  await execute(tx)`
    insert into "person_history_entry" ("organizationId", "id", "personId", "kind", "userId", "changes")
    select ${scope.organizationId}::uuid, v."id", v."personId", 'imported', ${userId}::uuid, v."changes"
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as v("id" uuid, "personId" uuid, "changes" jsonb)`
}

type MarkProposals = { scope: TenantScope; personIds: readonly string[]; fields: readonly FieldDefinition[] }

/** Marks the new hires that these people were while Ashby says other values than they have now, and takes the mark off. */
async function markProposals(tx: TenantTransaction, { scope, personIds, fields }: MarkProposals): Promise<void> {
  if (personIds.length === 0) return
  const hires = await tx.newHire.findMany({
    where: { personId: { in: [...personIds] }, state: 'Added' },
    select: { ...proposingSelect, flags: true },
  })
  const turned = hires.filter((hire) => listProposals({ hire, fields }).length > 0 !== hire.flags.includes('AshbyNowSays'))
  if (turned.length === 0) return

  await execute(tx)`
    update "new_hire" set "updatedAt" = clock_timestamp(), "flags" =
      case when 'AshbyNowSays' = any("flags") then array_remove("flags", 'AshbyNowSays') else array_append("flags", 'AshbyNowSays') end
    where "organizationId" = ${scope.organizationId}::uuid and "id" = any(${turned.map(({ id }) => id)}::uuid[])`
  await notifyChange(tx, { scope, topic: 'newHires' })
}
