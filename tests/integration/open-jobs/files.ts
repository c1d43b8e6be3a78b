import Papa from 'papaparse'
import { authorizePermission } from '#lib/domain/access/api.ts'
import { exportOpenJobs } from '#lib/domain/open-jobs/exports/api.ts'
import { openJobsExportSchema } from '#lib/domain/open-jobs/exports/schema.ts'
import { createContext, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'

export type ExportFilter = Parameters<typeof openJobsExportSchema.parse>[0]

/** Open jobs as somebody takes them. */
export async function readExport(tenant: TestTenant, person: TestPerson = tenant.admin, filter: ExportFilter = {}) {
  const context = createContext({ sessionId: person.sessionId, slug: tenant.slug })
  const access = await authorizePermission({ context, permission: 'openings.manage' })
  const text = await new Response(await exportOpenJobs({ access, filter: openJobsExportSchema.parse(filter) })).text()
  const [head = [], ...rows] = Papa.parse<string[]>(text.trim()).data

  return { text, head, rows: rows.map((row) => Object.fromEntries(head.map((title, index) => [title, row[index] ?? '']))) }
}
