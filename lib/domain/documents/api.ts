import { type ApiContext, authorizePermission, implementForOrganization, readAddressId } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { type Document, documentsContract } from '#lib/domain/documents/contract.ts'
import { deleteDocument, openDocument, renameDocument, uploadDocument } from '#lib/domain/documents/mutations.ts'
import { listDocuments } from '#lib/domain/documents/queries.ts'
import type { OpenFile } from '#lib/platform/storage/storage-driver.ts'

const os = implementForOrganization(documentsContract)
const PAGE_SIZE = 50

/** Procedures about documents. Their bytes go by /api/files. */
export const documentsApi = {
  list: os.list.handler(({ context: { access }, input }) => listDocuments({ scope: access.scope, cursor: input.cursor, limit: PAGE_SIZE })),
  rename: os.rename.handler(({ context: { access }, input }) => renameDocument({ ...actOf(access), ...input })),
  remove: os.remove.handler(async ({ context: { access }, input }) => {
    await deleteDocument({ ...actOf(access), id: input.id })

    return { id: input.id }
  }),
}

export type TakeDocumentInput = { context: ApiContext; body: ReadableStream<Uint8Array> | null; declaredName: string }

/** Takes a document in, for whoever may manage them. Throws as `receiveFile` does. */
export async function takeDocument({ context, body, declaredName }: TakeDocumentInput): Promise<Document> {
  const access = await authorizePermission({ context, permission: 'documents.manage' })

  return uploadDocument({ ...actOf(access), stream: body, declaredName })
}

/** Gives a document out, to whoever may see them. Throws `not_found`. */
export async function giveDocument({ context, id }: { context: ApiContext; id: string }): Promise<{ document: Document; file: OpenFile }> {
  const access = await authorizePermission({ context, permission: 'documents.read' })

  return openDocument({ ...actOf(access), id: readAddressId(id, 'document') })
}
