import type { Offer, StoredFile } from '#sandbox/model.ts'
import { findLatestVersion } from '#sandbox/render/offers.ts'
import type { Transaction } from '#sandbox/store.ts'
import { replaceLatest } from './offer-versions.ts'

const PDF = 'application/pdf'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** An offer with the candidate has its letter as PDF and DOCX, an accepted one the signed PDF as well; files carry no dates. */
export function addOfferLetters(transaction: Transaction, offer: Offer): Offer {
  const latest = findLatestVersion(offer)
  const isReady = offer.offerStatus === 'WaitingOnCandidateResponse' && latest.fileIds.length === 0
  const isSigned = offer.offerStatus === 'CandidateAccepted' && latest.fileIds.length < 3
  if (!isReady && !isSigned) return offer

  const application = transaction.get('application', offer.applicationId)
  const candidate = application ? transaction.get('candidate', application.candidateId) : null
  const job = application ? transaction.get('job', application.jobId) : null
  const name = candidate?.name ?? 'Candidate'
  const lines = [
    `Offer of employment for ${name}`,
    `Position: ${job?.title ?? 'unknown'}`,
    `Start date: ${latest.startDate ?? 'to be agreed'}`,
    latest.salary ? `Base salary: ${latest.salary.value} ${latest.salary.currencyCode}` : 'Base salary: to be agreed',
  ]
  const letter = { ownerId: candidate?.id ?? offer.id, lines }
  const files: StoredFile[] = isSigned
    ? [
        {
          ...letter,
          id: transaction.createId(),
          name: `Offer letter - ${name} (signed).pdf`,
          contentType: PDF,
          lines: [...lines, `Signed by ${name}`],
        },
      ]
    : [
        { ...letter, id: transaction.createId(), name: `Offer letter - ${name}.pdf`, contentType: PDF },
        { ...letter, id: transaction.createId(), name: `Offer letter - ${name}.docx`, contentType: DOCX },
      ]
  for (const file of files) transaction.put('file', file)

  return replaceLatest(offer, { ...latest, fileIds: [...latest.fileIds, ...files.map((file) => file.id)] })
}
