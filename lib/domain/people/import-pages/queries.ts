import type { ReadRow } from '#lib/domain/imports/schema.ts'
import { foldEmail } from '#lib/domain/new-hires/matches/rules.ts'
import { builtInSelect } from '#lib/domain/people/mutations.ts'
import { sortPeriods } from '#lib/domain/people/periods/rules.ts'
import { readPersonValues } from '#lib/domain/people/rules.ts'
import type { Origins } from '#lib/domain/people/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { ImportedPerson } from './rules.ts'

const importedSelect = {
  ...builtInSelect,
  id: true,
  endDate: true,
  customValues: true,
  origins: true,
  periods: { select: { id: true, startDate: true, endDate: true } },
} satisfies Prisma.PersonSelect

/**
 * Who of these rows is here already, by folded personal e-mail, held for the rest of the transaction with the new hires that they were.
 * Other addresses that somebody once wrote from do not count: a file says who somebody is by this one. Five queries.
 */
export async function lockImportedPeople(
  tx: TenantTransaction,
  { scope, rows }: { scope: TenantScope; rows: readonly ReadRow[] },
): Promise<Map<string, ImportedPerson[]>> {
  const emails = [...new Set(rows.flatMap(({ given }) => foldEmail(given.personalEmail ?? '') ?? []))]
  const ids = emails.length === 0 ? [] : await holdPeople(tx, { scope, emails })
  if (ids.length === 0) return new Map()

  const people = await tx.person.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' }, select: importedSelect })
  const known = people.map((row): [string, ImportedPerson] => [
    foldEmail(row.personalEmail ?? '') ?? '',
    { id: row.id, values: readPersonValues(row), origins: row.origins as Origins, endDate: row.endDate, periods: sortPeriods(row.periods) },
  ])
  const byEmail = Map.groupBy(known, ([email]) => email)

  return new Map(emails.map((email) => [email, byEmail.get(email)?.map(([, person]) => person) ?? []]))
}

/** In the order in which everybody holds them: first new hires, then people, each by their ids. */
async function holdPeople(tx: TenantTransaction, { scope, emails }: { scope: TenantScope; emails: string[] }): Promise<string[]> {
  const { organizationId } = scope
  const found = await tx.personSignal.findMany({
    where: { organizationId, kind: 'Email', value: { in: emails }, personId: { not: null } },
    select: { personId: true },
  })
  const ids = [...new Set(found.flatMap(({ personId }) => personId ?? []))]
  if (ids.length === 0) return []
  await query(tx)`select 1 from "new_hire" where "organizationId" = ${organizationId}::uuid and "personId" = any(${ids}::uuid[])
    order by "id" for update`
  await query(tx)`select 1 from "person" where "organizationId" = ${organizationId}::uuid and "id" = any(${ids}::uuid[])
    order by "id" for update`

  return ids
}
