import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { forgetDocumentJob } from '#lib/domain/documents/jobs.ts'
import { storeDocument } from '#lib/domain/documents/mutations.ts'
import { findDocumentUse } from '#lib/domain/documents/queries.ts'
import { DOCUMENT_BYTES_MAX, DOCUMENT_KINDS } from '#lib/domain/documents/rules.ts'
import type { EditContext } from '#lib/domain/offers/edits/mutations.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { type EditableRow, lockOfferRow, readOfferSettings, saveOffer } from '#lib/domain/offers/mutations.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import type { OfferFile } from './contract.ts'
import { readOfferFiles } from './queries.ts'
import { OFFER_FILES_MAX } from './terms.ts'

type FileContext = EditContext & { offerId: string }

/**
 * Takes a file in that only this offer shows, below those that all offers show. Answers all files of the offer.
 * @throws AppError `not_found`, `conflict` where the offer is no longer prepared or has its ten files, and as `receiveFile` does.
 */
export async function addOfferFile({
  stream,
  declaredName,
  ...context
}: FileContext & { stream: ReadableStream<Uint8Array> | null; declaredName: string }): Promise<OfferFile[]> {
  const { scope, offerId } = context
  // Before the first byte: nobody sends five megabytes to be told no.
  const { candidateExternalId: subjectId } = await inTenant(scope, (tx) => lockWithRoom(tx, context))

  return storeDocument({
    ...context,
    stream,
    declaredName,
    accepts: DOCUMENT_KINDS,
    bytesMax: DOCUMENT_BYTES_MAX,
    belongsTo: { purpose: 'Offer', offerId, subjectId },
    async onStored(tx, { id, name }) {
      const row = await lockWithRoom(tx, context)
      const fileIds = [...row.fileIds, id]
      await saveFiles(tx, { context, row, fileIds })
      await noteAct(tx, { context, kind: 'document-added', name })

      return readOfferFiles(tx, { scope, fileIds })
    },
  })
}

/**
 * Takes a file out of the offer. What was published with it keeps it, else its bytes go too. Answers the files that are left.
 * @throws AppError `not_found`, `conflict` where the offer is no longer prepared.
 */
export async function removeOfferFile({ fileId, ...context }: FileContext & { fileId: string }): Promise<OfferFile[]> {
  const { scope } = context

  return inTenant(scope, async (tx) => {
    const row = await lockOpenOffer(tx, context)
    const document = row.fileIds.includes(fileId)
      ? await tx.document.findUnique({ where: tenantKey(scope, fileId), select: { name: true } })
      : null
    if (!document) throw notFoundError('document')

    const fileIds = row.fileIds.filter((id) => id !== fileId)
    await saveFiles(tx, { context, row, fileIds })
    if ((await findDocumentUse(tx, { scope, id: fileId })) === null) {
      await tx.document.delete({ where: tenantKey(scope, fileId), select: { id: true } })
      await enqueue(tx, forgetDocumentJob, { organizationId: scope.organizationId, documentId: fileId })
    }
    await noteAct(tx, { context, kind: 'document-removed', name: document.name })

    return readOfferFiles(tx, { scope, fileIds })
  })
}

async function lockWithRoom(tx: TenantTransaction, context: FileContext): Promise<EditableRow> {
  const row = await lockOpenOffer(tx, context)
  if (row.fileIds.length < OFFER_FILES_MAX) return row

  throw conflictError(`An offer takes at most ${OFFER_FILES_MAX} documents. Remove one first.`)
}

async function lockOpenOffer(tx: TenantTransaction, context: FileContext): Promise<EditableRow> {
  const row = await lockOfferRow(tx, context)
  if (isOpenState(row.state)) return row

  throw conflictError(`This offer is ${row.state.toLowerCase()}: its documents stay as they are.`)
}

type SaveFiles = { context: FileContext; row: EditableRow; fileIds: string[] }

async function saveFiles(tx: TenantTransaction, { context: { scope }, row, fileIds }: SaveFiles): Promise<void> {
  await saveOffer(tx, { scope, row: { ...row, fileIds }, ...(await readOfferSettings(tx, scope)), data: { fileIds } })
}

type NoteAct = { context: FileContext; kind: 'document-added' | 'document-removed'; name: string }

async function noteAct(tx: TenantTransaction, { context, kind, name }: NoteAct): Promise<void> {
  const { scope, actor, origin, offerId } = context
  await addHistory(tx, { scope, offerId, kind, userId: actor.userId, detail: { name } })
  await writeAudit(tx, { scope, actor, ...origin, action: `offer.${kind}`, objectKind: 'offer', objectId: offerId })
  await notifyChange(tx, { scope, topic: 'offers' })
}
