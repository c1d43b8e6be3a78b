import type { ImportDefinition, SavedPage, SavePage } from '#lib/domain/imports/schema.ts'
import { lockImportedPeople } from '#lib/domain/people/import-pages/queries.ts'
import { applyRows } from '#lib/domain/people/import-pages/rules.ts'
import { saveImportedPeople } from '#lib/domain/people/import-saving/mutations.ts'
import { createId } from '#lib/platform/db/id.ts'
import type { TenantTransaction } from '#lib/platform/db/tenant.ts'
import { findMissingColumns, LAST_DAY, OTHER_NAMES } from './rules.ts'

/** Files of people: who is here already is known by the personal e-mail. */
export const peopleImports: ImportDefinition = {
  object: 'Person',
  permission: 'people.manage',
  topic: 'people',
  words: { one: 'person', many: 'people', least: 'First name and Last name' },
  audit: { action: 'person.imported', objectKind: 'person' },
  extras: [{ field: LAST_DAY, behind: 'startDate' }],
  otherNames: OTHER_NAMES,
  findMissing: findMissingColumns,
  savePage: savePeoplePage,
}

/** Some twenty statements, however many rows there are. */
async function savePeoplePage(tx: TenantTransaction, { scope, rows, fields, requestedById }: SavePage): Promise<SavedPage> {
  const existing = await lockImportedPeople(tx, { scope, rows })
  const origin = { kind: 'imported', by: requestedById, at: new Date().toISOString() } as const
  const result = applyRows({ rows, existing, fields, origin, createId })
  await saveImportedPeople(tx, { scope, people: result.people, fields, origin })

  return result
}
