import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { documentsContract } from '#lib/domain/documents/contract.ts'
import { type DocumentActor, deleteDocument, renameDocument } from '#lib/domain/documents/mutations.ts'
import { listDocuments } from '#lib/domain/documents/queries.ts'

const os = implementForOrganization(documentsContract)
const PAGE_SIZE = 50

/** Procedures about documents. Their bytes go by /api/files. */
export const documentsApi = {
  list: os.list.handler(({ context: { access }, input }) => listDocuments({ scope: access.scope, cursor: input.cursor, limit: PAGE_SIZE })),
  rename: os.rename.handler(({ context: { access }, input }) => renameDocument({ ...toDocumentActor(access), ...input })),
  remove: os.remove.handler(async ({ context: { access }, input }) => {
    await deleteDocument({ ...toDocumentActor(access), id: input.id })

    return { id: input.id }
  }),
}

/** Who acts, as the mutations take it. */
export function toDocumentActor({ scope, actor, ipAddress, requestId }: Access): DocumentActor {
  return { scope, actor, origin: { ipAddress, requestId } }
}
