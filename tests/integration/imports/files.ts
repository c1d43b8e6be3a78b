import { randomUUID } from 'node:crypto'
import Papa from 'papaparse'
import { authorizePermission } from '#lib/domain/access/api.ts'
import type { RecordImport } from '#lib/domain/imports/contract.ts'
import { takeImport } from '#lib/domain/imports/mutations.ts'
import { importRecords } from '#lib/domain/imports/pages/mutations.ts'
import type { ImportDefinition } from '#lib/domain/imports/schema.ts'
import { peopleImports } from '#lib/domain/people/imports/mutations.ts'
import { createContext, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'
import { clientOf } from '#tests/integration/members/people.ts'

/** Rows as a file that a spreadsheet would write. */
export function toCsv(rows: readonly (readonly string[])[], delimiter = ','): string {
  return Papa.unparse(rows as string[][], { delimiter, newline: '\r\n' })
}

type SendFile = { definition?: ImportDefinition; tenant: TestTenant; person?: TestPerson; text: string | Uint8Array; name?: string }

/** Sends a file as the route does, once it has looked who sends. */
export async function sendFile({
  definition = peopleImports,
  tenant,
  person = tenant.admin,
  text,
  name = 'people.csv',
}: SendFile): Promise<RecordImport> {
  const context = createContext({ sessionId: person.sessionId, slug: tenant.slug })
  const { scope, actor, permissions } = await authorizePermission({ context, permission: definition.permission })
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const stream = new Blob([new Uint8Array(bytes)]).stream()

  return takeImport({
    definition,
    scope,
    actor,
    permissions,
    origin: { ipAddress: null, requestId: randomUUID() },
    stream,
    declaredName: name,
  })
}

/** The columns as the file's headings suggest them. */
export function suggestedColumns({ columns }: RecordImport): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ heading, field }) => [heading, field]))
}

/** A file from sending to its last row, with the suggested columns. */
export async function importFile(input: SendFile): Promise<RecordImport> {
  const { definition = peopleImports, tenant, person = tenant.admin } = input
  const draft = await sendFile(input)
  await importsOf({ definition, tenant, person }).start({ id: draft.id, columns: suggestedColumns(draft) })

  return finishImport({ definition, tenant, id: draft.id })
}

/** The procedures of imports of these records. */
export function importsOf({
  definition,
  tenant,
  person = tenant.admin,
}: {
  definition: ImportDefinition
  tenant: TestTenant
  person?: TestPerson
}) {
  const client = clientOf(tenant, person)

  return definition.object === 'Person' ? client.peopleImports : client.openJobImports
}

/** Runs the job as often as a slow machine needs: it stops after some seconds and would go on as a new one. */
type FinishImport = { definition?: ImportDefinition; tenant: TestTenant; id: string }

export async function finishImport({ definition = peopleImports, tenant, id }: FinishImport): Promise<RecordImport> {
  for (;;) {
    await importRecords({ scope: tenant.scope, importId: id })
    const found = await importsOf({ definition, tenant }).get({ id })
    if (found.state === 'Done' || found.state === 'Failed') return found
  }
}
