import { type Access, type ApiContext, authorizePermission, implementForOrganization, readAddressId } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
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

export type TakeFile = { context: ApiContext; body: ReadableStream<Uint8Array> | null; declaredName: string }
export type GiveRefusals = { context: ApiContext; id: string }

/** What of imports goes by /api/files, for whoever may manage such records: files in, refused rows out. */
export type ImportFiles = {
  /** Throws as `takeImport` does. */
  take: (input: TakeFile) => Promise<RecordImport>
  /** The refused rows of an import as CSV. Throws `not_found`. */
  giveRefusals: (input: GiveRefusals) => Promise<ReadableStream<Uint8Array>>
}

export function serveImportFiles(definition: ImportDefinition): ImportFiles {
  const { permission } = definition

  return {
    async take({ context, body, declaredName }) {
      const access = await authorizePermission({ context, permission })

      return takeImport({ ...actorOf(access, definition), stream: body, declaredName })
    },
    async giveRefusals({ context, id }) {
      const access = await authorizePermission({ context, permission })
      const found = await getImport({ ...readerOf(access, definition), id: readAddressId(id, 'import') })

      return createCsvStream({ columns: ['Row', 'Problem'], pages: readRefusalPages({ definition, scope: access.scope, id: found.id }) })
    },
  }
}

function readerOf({ scope, actor, permissions }: Access, definition: ImportDefinition): ImportReader {
  return { definition, scope, userId: actor.userId, permissions }
}

function actorOf(access: Access, definition: ImportDefinition): ImportActor {
  return { ...actOf(access), definition, permissions: access.permissions }
}
