import { randomUUID } from 'node:crypto'
import Papa from 'papaparse'
import { authorizePermission } from '#lib/domain/access/api.ts'
import { exportPeople } from '#lib/domain/people/exports/api.ts'
import { peopleExportSchema } from '#lib/domain/people/exports/schema.ts'
import { importPeople } from '#lib/domain/people/import-pages/mutations.ts'
import type { PeopleImport } from '#lib/domain/people/imports/contract.ts'
import { takeImport } from '#lib/domain/people/imports/mutations.ts'
import { createContext, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'
import { clientOf } from '#tests/integration/members/people.ts'

/** Rows as a file that a spreadsheet would write. */
export function toCsv(rows: readonly (readonly string[])[], delimiter = ','): string {
  return Papa.unparse(rows as string[][], { delimiter, newline: '\r\n' })
}

type SendFile = { tenant: TestTenant; person?: TestPerson; text: string | Uint8Array; name?: string }

/** Sends a file as the route does, once it has looked who sends. */
export async function sendFile({ tenant, person = tenant.admin, text, name = 'people.csv' }: SendFile): Promise<PeopleImport> {
  const context = createContext({ sessionId: person.sessionId, slug: tenant.slug })
  const { scope, actor, permissions } = await authorizePermission({ context, permission: 'people.manage' })
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const stream = new Blob([new Uint8Array(bytes)]).stream()

  return takeImport({ scope, actor, permissions, origin: { ipAddress: null, requestId: randomUUID() }, stream, declaredName: name })
}

/** The columns as the file's headings suggest them. */
export function suggestedColumns({ columns }: PeopleImport): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ heading, field }) => [heading, field]))
}

/** A file from sending to its last row, with the suggested columns. */
export async function importFile(input: SendFile): Promise<PeopleImport> {
  const { tenant, person = tenant.admin } = input
  const client = clientOf(tenant, person)
  const draft = await sendFile(input)
  await client.peopleImports.start({ id: draft.id, columns: suggestedColumns(draft) })

  return finishImport({ tenant, id: draft.id })
}

/** Runs the job as often as a slow machine needs: it stops after some seconds and would go on as a new one. */
export async function finishImport({ tenant, id }: { tenant: TestTenant; id: string }): Promise<PeopleImport> {
  const client = clientOf(tenant, tenant.admin)
  for (;;) {
    await importPeople({ scope: tenant.scope, importId: id })
    const found = await client.peopleImports.get({ id })
    if (found.state === 'Done' || found.state === 'Failed') return found
  }
}

export type ExportFilter = Parameters<typeof peopleExportSchema.parse>[0]

/** The directory as somebody takes it. */
export async function readExport(tenant: TestTenant, person: TestPerson = tenant.admin, filter: ExportFilter = {}) {
  const context = createContext({ sessionId: person.sessionId, slug: tenant.slug })
  const access = await authorizePermission({ context, permission: 'people.manage' })
  const text = await new Response(await exportPeople({ access, filter: peopleExportSchema.parse(filter) })).text()
  const [head = [], ...rows] = Papa.parse<string[]>(text.trim()).data

  return { text, head, rows: rows.map((row) => Object.fromEntries(head.map((title, index) => [title, row[index] ?? '']))) }
}
