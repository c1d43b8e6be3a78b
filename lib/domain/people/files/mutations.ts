import type { Permission } from '#lib/domain/access/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { forgetDocumentJob } from '#lib/domain/documents/jobs.ts'
import { storeDocument } from '#lib/domain/documents/mutations.ts'
import { DOCUMENT_BYTES_MAX, DOCUMENT_KINDS } from '#lib/domain/documents/rules.ts'
import { type OpenedFile, openBytes } from '#lib/domain/new-hires/files/queries.ts'
import { addPersonHistory } from '#lib/domain/people/history/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import type { PersonFiles } from './contract.ts'
import { findPerson, findPersonFile, readPersonFiles } from './queries.ts'
import { PERSON_FILES_MAX } from './terms.ts'

/** Who acts on documents of one person. */
export type PersonFileContext = Act & {
  permissions: readonly Permission[]
  personId: string
}

/**
 * Takes a document of a person in. Answers all documents of the person.
 * @throws AppError `not_found`, `conflict` where the person has as many as there may be, and as `receiveFile` does.
 */
export async function addPersonFile({
  stream,
  declaredName,
  folderId,
  ...context
}: PersonFileContext & {
  stream: ReadableStream<Uint8Array> | null
  declaredName: string
  folderId: string | null
}): Promise<PersonFiles> {
  const { scope, personId } = context
  // Before the first byte: nobody sends megabytes to be told no.
  await inTenant(scope, (tx) => assertRoom(tx, { context, folderId }))

  return storeDocument({
    ...context,
    stream,
    declaredName,
    accepts: DOCUMENT_KINDS,
    bytesMax: DOCUMENT_BYTES_MAX,
    belongsTo: { purpose: 'Person', personId, folderId, subjectId: personId },
    async onStored(tx, { name }) {
      await assertRoom(tx, { context, folderId })
      await noteAct(tx, { context, kind: 'document-added', name })

      return readPersonFiles(tx, context)
    },
  })
}

/** Opens a document of a person to be given out, and writes down who took it. Throws `not_found`. */
export async function openPersonFile(context: PersonFileContext & { fileId: string }): Promise<OpenedFile> {
  const { scope, actor, origin } = context
  const document = await inTenant(scope, async (tx) => {
    const found = await findPersonFile(tx, context)
    await writeAudit(tx, { scope, actor, ...origin, action: 'document.downloaded', objectKind: 'document', objectId: found.id })

    return found
  })

  return { document, file: await openBytes({ scope, id: document.id }) }
}

/** Puts a document into another folder, or out of every one. Throws `not_found`. */
export async function movePersonFile({
  fileId,
  folderId,
  ...context
}: PersonFileContext & { fileId: string; folderId: string | null }): Promise<PersonFiles> {
  const { scope } = context

  return inTenant(scope, async (tx) => {
    const before = await findPersonFile(tx, { ...context, fileId })
    await assertFolder(tx, { scope, folderId })
    if (before.folderId !== folderId) {
      await tx.document.update({ where: tenantKey(scope, fileId), data: { folderId }, select: { id: true } })
      await notifyChange(tx, { scope, topic: 'people' })
    }

    return readPersonFiles(tx, context)
  })
}

/** Deletes a document; its bytes go with the next free worker. What came from Ashby is not fetched again by itself. Throws `not_found`. */
export async function removePersonFile({ fileId, ...context }: PersonFileContext & { fileId: string }): Promise<PersonFiles> {
  const { scope } = context
  const { organizationId } = scope

  return inTenant(scope, async (tx) => {
    const { name } = await findPersonFile(tx, { ...context, fileId })
    await tx.sourceFile.updateMany({ where: { organizationId, documentId: fileId }, data: { documentId: null } })
    const { count } = await tx.document.deleteMany({ where: { organizationId, id: fileId } })
    if (count === 0) throw notFoundError('document')
    await enqueue(tx, forgetDocumentJob, { organizationId, documentId: fileId })
    await noteAct(tx, { context, kind: 'document-removed', name })

    return readPersonFiles(tx, context)
  })
}

async function assertRoom(
  tx: TenantTransaction,
  { context, folderId }: { context: PersonFileContext; folderId: string | null },
): Promise<void> {
  const { scope, personId } = context
  await findPerson(tx, context)
  await assertFolder(tx, { scope, folderId })
  // The one that was just stored is counted, so the last place counts as taken by it.
  const count = await tx.document.count({ where: { organizationId: scope.organizationId, personId, uploadedById: { not: null } } })
  if (count > PERSON_FILES_MAX) throw conflictError(`A person takes at most ${PERSON_FILES_MAX} uploaded documents. Delete one first.`)
}

async function assertFolder(tx: TenantTransaction, { scope, folderId }: { scope: TenantScope; folderId: string | null }): Promise<void> {
  if (!folderId) return
  const folder = await tx.documentFolder.findUnique({ where: tenantKey(scope, folderId), select: { id: true } })
  if (!folder) throw notFoundError('folder')
}

type NoteAct = { context: PersonFileContext; kind: 'document-added' | 'document-removed'; name: string }

async function noteAct(tx: TenantTransaction, { context, kind, name }: NoteAct): Promise<void> {
  const { scope, actor, origin, personId } = context
  await addPersonHistory(tx, { scope, personId, kind, userId: actor.userId, detail: { name } })
  await writeAudit(tx, { scope, actor, ...origin, action: `person.${kind}`, objectKind: 'person', objectId: personId })
  await notifyChange(tx, { scope, topic: 'people' })
}
