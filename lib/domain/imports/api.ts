import { type Access, type ApiContext, authorizePermission, implementForOrganization, readAddressId } from '#lib/domain/access/api.ts'
import { createCsvStream } from '#lib/platform/http/csv-stream.ts'
import type { ImportsContract, RecordImport } from './contract.ts'
import { cancelImport, type ImportActor, startImport, takeImport } from './mutations.ts'
import { findLatestImport, getImport, type ImportReader, listRefusals, readRefusalPages } from './queries.ts'
import type { ImportDefinition } from './schema.ts'

/** Procedures about imports of some records. Their files go by /api/files. */
export function implementImports({ contract, definition }: { contract: ImportsContract; definition: ImportDefinition }) {
  const os = implementForOrganization(contract)

  return {
    latest: os.latest.handler(({ context: { access } }) => findLatestImport(readerOf(access, definition))),
    get: os.get.handler(({ context: { access }, input: { id } }) => getImport({ ...readerOf(access, definition), id })),
    start: os.start.handler(({ context: { access }, input }) => startImport({ ...actorOf(access, definition), ...input })),
    cancel: os.cancel.handler(({ context: { access }, input: { id } }) => cancelImport({ ...actorOf(access, definition), id })),
    refusals: os.refusals.handler(({ context: { access }, input }) => listRefusals({ definition, scope: access.scope, ...input })),
  }
}

export type TakeFile = {
  definition: ImportDefinition
  context: ApiContext
  body: ReadableStream<Uint8Array> | null
  declaredName: string
}

/** Takes a file in, for whoever may manage such records. Throws as `takeImport` does. */
export async function takeImportFile({ definition, context, body, declaredName }: TakeFile): Promise<RecordImport> {
  const access = await authorizePermission({ context, permission: definition.permission })

  return takeImport({ ...actorOf(access, definition), stream: body, declaredName })
}

export type GiveRefusals = { definition: ImportDefinition; context: ApiContext; id: string }

/** The refused rows of an import as CSV, to whoever may manage such records. Throws `not_found`. */
export async function giveRefusals({ definition, context, id }: GiveRefusals): Promise<ReadableStream<Uint8Array>> {
  const access = await authorizePermission({ context, permission: definition.permission })
  const found = await getImport({ ...readerOf(access, definition), id: readAddressId(id, 'import') })

  return createCsvStream({ columns: ['Row', 'Problem'], pages: readRefusalPages({ definition, scope: access.scope, id: found.id }) })
}

function readerOf({ scope, actor, permissions }: Access, definition: ImportDefinition): ImportReader {
  return { definition, scope, userId: actor.userId, permissions }
}

function actorOf({ scope, actor, permissions, ipAddress, requestId }: Access, definition: ImportDefinition): ImportActor {
  return { definition, scope, actor, permissions, origin: { ipAddress, requestId } }
}
