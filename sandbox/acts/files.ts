import type { FileFault, Offer, StoredFile } from '#sandbox/model.ts'
import { findLatestVersion } from '#sandbox/render/offers.ts'
import { createInvalidInput, createNotFound } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import { emitEvent } from '#sandbox/webhooks/emit.ts'
import { replaceLatest } from './offer-versions.ts'
import { requireOffer } from './offers.ts'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
}

export type FileDraft = {
  candidateId: string
  name: string
  /** Takes the place of the résumé; the old one stays among the candidate's files. */
  isResume?: boolean
  fault?: FileFault | null
}

/** Attaches a file to a candidate. There is no event for it, so a reader notices only when it looks. */
export function attachFile(transaction: Transaction, { candidateId, name, isResume = false, fault = null }: FileDraft): StoredFile {
  const candidate = transaction.get('candidate', candidateId)
  if (!candidate) throw createNotFound({ noun: 'candidate', parameter: 'candidateId' })

  const file: StoredFile = {
    id: transaction.createId(),
    name,
    contentType: readContentType(name),
    ownerId: candidateId,
    lines: [name, `Of ${candidate.name}`],
    fault,
  }
  transaction.put('file', file)
  transaction.put('candidate', {
    ...candidate,
    resumeFileId: isResume ? file.id : candidate.resumeFileId,
    fileIds: [...candidate.fileIds, file.id],
    updatedAt: transaction.now,
  })

  return file
}

/** The candidate signs anew: the newest version then has another signed copy in place of the first. */
export function signLetterAgain(
  transaction: Transaction,
  { offerId, fault = null }: { offerId: string; fault?: FileFault | null },
): StoredFile {
  const offer = requireOffer(transaction, offerId)
  const latest = findLatestVersion(offer)
  const signed = latest.fileIds.map((id) => transaction.get('file', id)).findLast((file) => file && isSigned(file))
  if (!signed) throw createInvalidInput({ message: 'There is no signed offer letter yet: accept the offer first', parameter: 'offerId' })

  const file: StoredFile = { ...signed, id: transaction.createId(), lines: [...signed.lines, `Signed again at ${transaction.now}`], fault }
  const changed: Offer = replaceLatest(offer, {
    ...latest,
    fileIds: [...latest.fileIds.filter((id) => id !== signed.id), file.id],
  })
  transaction.put('file', file)
  transaction.put('offer', changed)
  emitEvent(transaction, {
    action: 'signatureRequestUpdate',
    subjectId: offerId,
    data: { relatedEntityType: 'offer', offerId, offerVersionId: latest.id, eventType: 'completed' },
  })

  return file
}

/** Lets a file misbehave from now on, or behave again. */
export function setFileFault(transaction: Transaction, { fileId, fault }: { fileId: string; fault: FileFault | null }): StoredFile {
  const file = transaction.get('file', fileId)
  if (!file) throw createNotFound({ noun: 'file', parameter: 'fileId' })
  const changed = { ...file, fault }
  transaction.put('file', changed)

  return changed
}

/** Takes a file away from its candidate. */
export function detachFile(transaction: Transaction, { fileId }: { fileId: string }): void {
  const file = transaction.get('file', fileId)
  if (!file) throw createNotFound({ noun: 'file', parameter: 'fileId' })
  const candidate = transaction.get('candidate', file.ownerId)
  if (candidate) {
    const fileIds = candidate.fileIds.filter((id) => id !== fileId)
    const resumeFileId = candidate.resumeFileId === fileId ? null : candidate.resumeFileId
    transaction.put('candidate', { ...candidate, fileIds, resumeFileId, updatedAt: transaction.now })
  }
  transaction.remove('file', fileId)
}

function isSigned({ name }: StoredFile): boolean {
  return name.includes('(signed)')
}

function readContentType(name: string): string {
  return CONTENT_TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}
