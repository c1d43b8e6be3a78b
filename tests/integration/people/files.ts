import Papa from 'papaparse'
import { authorizePermission } from '#lib/domain/access/api.ts'
import { exportPeople } from '#lib/domain/people/exports/api.ts'
import { peopleExportSchema } from '#lib/domain/people/exports/schema.ts'
import { createContext, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'

export type ExportFilter = Parameters<typeof peopleExportSchema.parse>[0]

/** The directory as somebody takes it. */
export async function readExport(tenant: TestTenant, person: TestPerson = tenant.admin, filter: ExportFilter = {}) {
  const context = createContext({ sessionId: person.sessionId, slug: tenant.slug })
  const access = await authorizePermission({ context, permission: 'people.manage' })
  const text = await new Response(await exportPeople({ access, filter: peopleExportSchema.parse(filter) })).text()
  const [head = [], ...rows] = Papa.parse<string[]>(text.trim()).data

  return { text, head, rows: rows.map((row) => Object.fromEntries(head.map((title, index) => [title, row[index] ?? '']))) }
}
