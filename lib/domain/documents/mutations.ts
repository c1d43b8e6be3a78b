import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, Actor } from '#lib/domain/audit/schema.ts'
import type { Document } from '#lib/domain/documents/contract.ts'
import { forgetDocumentJob } from '#lib/domain/documents/jobs.ts'
import { findDocumentUse, hasDocument, readDocument } from '#lib/domain/documents/queries.ts'
import { DOCUMENT_BYTES_MAX, DOCUMENT_KINDS } from '#lib/domain/documents/rules.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { createFileKey } from '#lib/platform/storage/file-key.ts'
import type { FileKind } from '#lib/platform/storage/file-kinds.ts'
import { cleanFileName, readExtension } from '#lib/platform/storage/file-name.ts'
import { type ReceivedFile, receiveFile } from '#lib/platform/storage/receive-file.ts'
import { storage } from '#lib/platform/storage/storage.ts'
import type { OpenFile } from '#lib/platform/storage/storage-driver.ts'

/** Longer than any upload takes: by then its row is there, or it never will be. */
const UPLOAD_MS_MAX = 60 * 60 * 1000

export type UploadDocumentInput = Act & { stream: ReadableStream<Uint8Array> | null; declaredName: string }

/** Takes a document of the organization in. Throws as `receiveFile` does. */
export async function uploadDocument({ stream, declaredName, ...act }: UploadDocumentInput): Promise<Document> {
  const { scope } = act

  return storeDocument({
    ...act,
    stream,
    declaredName,
    accepts: DOCUMENT_KINDS,
    bytesMax: DOCUMENT_BYTES_MAX,
    belongsTo: { purpose: 'Organization' },
    async onStored(tx, { id, name, bytes }) {
      await writeDocumentAudit(tx, { ...act, id, action: 'document.uploaded', after: { name, bytes } })
      await notifyChange(tx, { scope, topic: 'documents' })

      return readDocument(tx, { scope, id })
    },
  })
}

/** What a stored file is of. */
export type DocumentOwner =
  | { purpose: 'Organization' }
  | { purpose: 'Logo' }
  | { purpose: 'Import' }
  | { purpose: 'Offer'; offerId: string; subjectId: string | null }
  | { purpose: 'Person'; personId?: string; folderId?: string | null; subjectId?: string }

export type StoreDocumentInput<T> = {
  scope: TenantScope
  /** The machine for what came from the source. */
  actor: Actor
  stream: ReadableStream<Uint8Array> | null
  declaredName: string
  accepts: readonly FileKind[]
  bytesMax: number
  belongsTo: DocumentOwner
  /** What else is written with it, in the transaction of its row. */
  onStored: (tx: TenantTransaction, stored: ReceivedFile & { id: string }) => Promise<T>
}

/**
 * Takes a file in: bytes first, then its row, so that a row never stands without its bytes. A job that was planned before the first
 * byte removes what a process killed in between leaves behind; what was refused after its last byte goes at once.
 * @throws AppError as `receiveFile` does.
 */
export async function storeDocument<T>(input: StoreDocumentInput<T>): Promise<T> {
  const { scope, actor, stream, declaredName, accepts, bytesMax, belongsTo, onStored } = input
  const { organizationId } = scope
  const id = createId()
  await inTenant(scope, (tx) =>
    enqueue(tx, forgetDocumentJob, { organizationId, documentId: id }, { runAt: new Date(Date.now() + UPLOAD_MS_MAX) }),
  )
  const received = await receiveFile({ stream, key: createFileKey({ organizationId, id }), declaredName, accepts, bytesMax })
  const { name, mediaType, bytes, sha256 } = received
  const uploadedById = actor.kind === 'System' ? null : actor.userId

  try {
    return await inTenant(scope, async (tx) => {
      await tx.document.create({
        data: { organizationId, id, name, mediaType, bytes, sha256, uploadedById, ...belongsTo },
        select: { id: true },
      })

      return onStored(tx, { ...received, id })
    })
  } catch (error) {
    // Where even this fails, the job that was planned before does it.
    await forgetDocument({ scope, documentId: id }).catch(() => undefined)
    throw error
  }
}

/** Opens a document to be given out, and writes down who took it. Throws `not_found`. */
export async function openDocument({ scope, actor, origin, id }: Act & { id: string }): Promise<{ document: Document; file: OpenFile }> {
  const document = await inTenant(scope, async (tx) => {
    const found = await readDocument(tx, { scope, id })
    await writeDocumentAudit(tx, { scope, actor, origin, id, action: 'document.downloaded' })

    return found
  })
  const files = await storage()
  const file = await files.open(createFileKey({ organizationId: scope.organizationId, id }))
  if (!file) throw notFoundError('document')

  return { document, file }
}

/** Gives a document another name. What it is stays, so its ending stays too. Throws `not_found`. */
export async function renameDocument({ scope, actor, origin, id, name }: Act & { id: string; name: string }): Promise<Document> {
  return inTenant(scope, async (tx) => {
    const before = await readDocument(tx, { scope, id })
    const after = keepEnding({ from: before.name, to: name })
    if (after === before.name) return before

    await tx.document.update({ where: tenantKey(scope, id), data: { name: after }, select: { id: true } })
    await writeDocumentAudit(tx, {
      scope,
      actor,
      origin,
      id,
      action: 'document.renamed',
      before: { name: before.name },
      after: { name: after },
    })
    await notifyChange(tx, { scope, topic: 'documents' })

    return { ...before, name: after }
  })
}

/**
 * Deletes a document; its bytes go with the next free worker.
 * @throws AppError `not_found`, and `conflict` for one that candidates are shown.
 */
export async function deleteDocument({ scope, actor, origin, id }: Act & { id: string }): Promise<void> {
  await inTenant(scope, async (tx) => {
    const { name } = await readDocument(tx, { scope, id })
    await assertUnused(tx, { scope, id })
    // Two presses at once: the second finds nothing to delete.
    const { count } = await tx.document.deleteMany({ where: { id } })
    if (count === 0) throw notFoundError('document')
    await writeDocumentAudit(tx, { scope, actor, origin, id, action: 'document.deleted', before: { name } })
    await enqueue(tx, forgetDocumentJob, { organizationId: scope.organizationId, documentId: id })
    await notifyChange(tx, { scope, topic: 'documents' })
  })
}

/** What was published stays as it was, files included. */
async function assertUnused(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<void> {
  const use = await findDocumentUse(tx, { scope, id })
  if (!use) return

  const userMessage =
    use === 'page'
      ? 'This document stands on the offer page. Take it out there first.'
      : 'This document is part of offers that were published, so it stays.'
  throw conflictError(userMessage)
}

/** Far longer than any upload lasts, so that none that is still going on is taken for a dead one. */
const ABANDONED_MS = 24 * 60 * 60 * 1000

/** Removes bytes that no row speaks of, and what uploads of killed processes began. A document that is there keeps its own. */
export async function forgetDocument({ scope, documentId }: { scope: TenantScope; documentId: string }): Promise<void> {
  const files = await storage()
  await files.removeAbandonedUploads(new Date(Date.now() - ABANDONED_MS))
  if (await hasDocument({ scope, id: documentId })) return

  await files.remove(createFileKey({ organizationId: scope.organizationId, id: documentId }))
}

function keepEnding({ from, to }: { from: string; to: string }): string {
  const ending = readExtension(from)
  const name = cleanFileName(to)

  return ending === '' || readExtension(name) === ending ? name : cleanFileName(`${name}.${ending}`)
}

type DocumentAudit = Act & {
  id: string
  action: 'document.uploaded' | 'document.downloaded' | 'document.renamed' | 'document.deleted'
  before?: { name: string }
  after?: { name: string; bytes?: number }
}

async function writeDocumentAudit(tx: TenantTransaction, { id, origin, ...act }: DocumentAudit): Promise<void> {
  await writeAudit(tx, { ...act, ...origin, objectKind: 'document', objectId: id })
}
