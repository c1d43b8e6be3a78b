import type { Money, Offer, OfferProcess, OfferStatus, OfferVersion } from '#sandbox/model.ts'
import { findLatestVersion } from '#sandbox/render/offers.ts'
import { AshbyError, createInvalidInput, createNotFound } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import { readInfo } from '#sandbox/view.ts'
import { emitEvent } from '#sandbox/webhooks/emit.ts'
import { fillOpening } from './filled-openings.ts'
import { addOfferLetters } from './offer-letters.ts'
import { replaceLatest } from './offer-versions.ts'
import { requireUsableOpening } from './openings.ts'
import { tellOffer } from './tell.ts'

/** The terms of an offer version; a key that is missing stays as it was, null clears. */
export type OfferTerms = {
  startDate?: string | null
  salary?: Money | null
  openingId?: string | null
  customFields?: OfferVersion['customFields']
}

const DECIDED: ReadonlySet<OfferStatus> = new Set(['CandidateAccepted', 'CandidateRejected', 'OfferCancelled'])

export function startOfferProcess(transaction: Transaction, { applicationId }: { applicationId: string }): OfferProcess {
  const application = transaction.get('application', applicationId)
  if (!application) throw createNotFound({ noun: 'application', parameter: 'applicationId' })
  if (application.status === 'Archived') throw createInvalidInput({ message: 'The application is archived', parameter: 'applicationId' })

  const process: OfferProcess = { id: transaction.createId(), applicationId, status: 'WaitingOnOfferCreation', offerId: null, formIds: [] }
  transaction.put('offerProcess', process)

  return process
}

/** Creates the form instance that offer.create fills in. */
export function startOfferForm(transaction: Transaction, { offerProcessId }: { offerProcessId: string }): string {
  const process = requireProcess(transaction, offerProcessId)
  const formId = transaction.createId()
  transaction.put('offerProcess', { ...process, formIds: [...process.formIds, formId] })

  return formId
}

export type CreateOfferInput = {
  offerProcessId: string
  terms: OfferTerms
  /** Where the approval stands after creation; by default it waits to be started, or there is none in this account. */
  status?: 'WaitingOnApprovalStart' | 'WaitingOnOfferApproval' | 'WaitingOnCandidateResponse'
}

/** Creates the offer of a process, or a further version of it when the process has one already. */
export function createOffer(transaction: Transaction, { offerProcessId, terms, status }: CreateOfferInput): Offer {
  const process = requireProcess(transaction, offerProcessId)
  if (process.offerId) return updateOffer(transaction, { offerId: process.offerId, terms })
  if (terms.openingId) requireUsableOpening(transaction, { openingId: terms.openingId, applicationId: process.applicationId })

  const offerStatus = status ?? (readInfo(transaction.account).approvals ? 'WaitingOnApprovalStart' : 'WaitingOnCandidateResponse')
  const version = createVersion(transaction, { terms, previous: null, offerStatus })
  const offer: Offer = {
    id: transaction.createId(),
    applicationId: process.applicationId,
    offerProcessId: process.id,
    offerStatus,
    acceptanceStatus: 'Created',
    decidedAt: null,
    hasOpenSignature: false,
    versions: [version],
  }
  const saved = saveOffer(transaction, offer)
  transaction.put('offerProcess', { ...process, offerId: saved.id, status: saved.offerStatus })
  tellOffer(transaction, 'offerCreate', saved)

  return saved
}

/** A new version of an offer; it goes back to approval where the account has approvals, unless asked not to. */
export function updateOffer(
  transaction: Transaction,
  { offerId, terms, skipApproval = false }: { offerId: string; terms: OfferTerms; skipApproval?: boolean },
): Offer {
  const offer = requireOffer(transaction, offerId)
  if (DECIDED.has(offer.offerStatus)) throw createInvalidInput({ message: 'The offer has already been decided', parameter: 'offerId' })
  if (terms.openingId) requireUsableOpening(transaction, { openingId: terms.openingId, applicationId: offer.applicationId })

  const needsApproval = readInfo(transaction.account).approvals && !skipApproval
  const offerStatus = needsApproval ? 'WaitingOnOfferApproval' : skipApproval ? offer.offerStatus : 'WaitingOnCandidateResponse'
  const version = createVersion(transaction, { terms, previous: findLatestVersion(offer), offerStatus })
  const saved = saveOffer(transaction, { ...offer, offerStatus, versions: [...offer.versions, version] })
  tellOffer(transaction, 'offerUpdate', saved)

  return saved
}

/** Sends an offer that waits for its approval to be started on to the approvers. */
export function startApproval(transaction: Transaction, { offerVersionId }: { offerVersionId: string }): Offer {
  const offer = requireOfferByVersion(transaction, offerVersionId)
  if (offer.offerStatus !== 'WaitingOnApprovalStart')
    throw createInvalidInput({ message: 'The offer is not waiting on its approval start' })

  const saved = saveOffer(transaction, { ...offer, offerStatus: 'WaitingOnOfferApproval' })
  tellOffer(transaction, 'offerUpdate', saved)

  return saved
}

/** Approves the latest version as "Force Approve" does; the offer then waits for the candidate. */
export function approveOffer(transaction: Transaction, { offerVersionId }: { offerVersionId: string }): Offer {
  const offer = requireOfferByVersion(transaction, offerVersionId)
  const latest = findLatestVersion(offer)
  if (latest.id !== offerVersionId) throw createInvalidInput({ message: 'This is not the latest version', parameter: 'offerVersionId' })
  if (!offer.offerStatus.startsWith('WaitingOn') || offer.offerStatus === 'WaitingOnCandidateResponse') {
    throw createInvalidInput({ message: 'The offer is not waiting on an approval', parameter: 'offerVersionId' })
  }

  const approved: OfferVersion = { ...latest, approvalStatus: 'Approved' }
  const saved = saveOffer(transaction, replaceLatest({ ...offer, offerStatus: 'WaitingOnCandidateResponse' }, approved))
  tellOffer(transaction, 'offerUpdate', saved)

  return saved
}

export type Decision = 'Accepted' | 'Declined' | 'Cancelled'
const STATUS_OF_DECISION = { Accepted: 'CandidateAccepted', Declined: 'CandidateRejected', Cancelled: 'OfferCancelled' } as const

/**
 * Decides an offer; offerStatus follows from the acceptance status. The API leaves decidedAt alone, Ashby's own pages stamp it
 * (seen in practice). Refused while an e-signature runs.
 */
export function decideOffer(
  transaction: Transaction,
  { offerId, decision, stampDecidedAt }: { offerId: string; decision: Decision; stampDecidedAt: boolean },
): Offer {
  const offer = requireOffer(transaction, offerId)
  const isPremature = offer.acceptanceStatus === 'Created' && decision !== 'Cancelled'
  if (offer.hasOpenSignature) throw createInvalidInput({ message: 'Cannot set the status of an offer with a running offer process' })
  if (isPremature) throw createInvalidInput({ message: 'The offer has not been approved yet', parameter: 'acceptanceStatus' })

  const decided: Offer = {
    ...offer,
    acceptanceStatus: decision,
    offerStatus: STATUS_OF_DECISION[decision],
    decidedAt: stampDecidedAt ? transaction.now : offer.decidedAt,
  }
  const saved = saveOffer(transaction, decided)
  const application = transaction.get('application', offer.applicationId)
  if (application?.status === 'Hired') fillOpening(transaction, application)
  tellOffer(transaction, 'offerUpdate', saved)

  return saved
}

export function setDecidedAt(transaction: Transaction, { offerId, decidedAt }: { offerId: string; decidedAt: string | null }): Offer {
  const saved = saveOffer(transaction, { ...requireOffer(transaction, offerId), decidedAt })
  tellOffer(transaction, 'offerUpdate', saved)

  return saved
}

/** Opens or closes an e-signature request on an offer: while one is open, offer.setStatus is refused. */
export function setSignature(transaction: Transaction, { offerId, isOpen }: { offerId: string; isOpen: boolean }): Offer {
  const offer = { ...requireOffer(transaction, offerId), hasOpenSignature: isOpen }
  transaction.put('offer', offer)
  const latest = findLatestVersion(offer)
  const data = { relatedEntityType: 'offer', offerId, offerVersionId: latest.id, eventType: isOpen ? 'sent' : 'cancelled' }
  emitEvent(transaction, { action: 'signatureRequestUpdate', subjectId: offerId, data })

  return offer
}

export function deleteOffer(transaction: Transaction, { offerId }: { offerId: string }): void {
  const { applicationId } = requireOffer(transaction, offerId)
  transaction.remove('offer', offerId)
  emitEvent(transaction, { action: 'offerDelete', subjectId: offerId, data: { offer: { id: offerId, applicationId } } })
}

export function requireOffer(transaction: Transaction, offerId: string): Offer {
  const offer = transaction.get('offer', offerId)
  if (!offer) throw createNotFound({ noun: 'offer', parameter: 'offerId' })

  return offer
}

function requireOfferByVersion(transaction: Transaction, versionId: string): Offer {
  const offer = transaction.list('offer').find((entry) => entry.versions.some((version) => version.id === versionId))
  if (!offer) throw new AshbyError({ code: 'offer_version_not_found', message: 'Offer version not found', parameter: 'offerVersionId' })

  return offer
}

function requireProcess(transaction: Transaction, offerProcessId: string): OfferProcess {
  const process = transaction.get('offerProcess', offerProcessId)
  if (!process) throw createNotFound({ noun: 'offer process', parameter: 'offerProcessId' })

  return process
}

function createVersion(
  transaction: Transaction,
  { terms, previous, offerStatus }: { terms: OfferTerms; previous: OfferVersion | null; offerStatus: OfferStatus },
): OfferVersion {
  const isApproved = offerStatus === 'WaitingOnCandidateResponse'
  const hasApprovals = readInfo(transaction.account).approvals

  return {
    id: transaction.createId(),
    startDate: terms.startDate === undefined ? (previous?.startDate ?? null) : terms.startDate,
    salary: terms.salary === undefined ? (previous?.salary ?? null) : terms.salary,
    openingId: terms.openingId === undefined ? (previous?.openingId ?? null) : terms.openingId,
    customFields: { ...previous?.customFields, ...terms.customFields },
    createdAt: transaction.now,
    fileIds: [],
    authorId: previous?.authorId ?? transaction.list('user')[0]?.id ?? '',
    approvalStatus: hasApprovals ? (isApproved ? 'Approved' : 'WaitingOnApprovals') : null,
  }
}

/** Stores an offer with what follows from its status: the acceptance status, the letters, and the state of its process. */
function saveOffer(transaction: Transaction, offer: Offer): Offer {
  const isWithCandidate = offer.offerStatus === 'WaitingOnCandidateResponse'
  const isUndecided = offer.offerStatus.startsWith('WaitingOn')
  const acceptanceStatus = isUndecided ? (isWithCandidate ? 'WaitingOnResponse' : 'Created') : offer.acceptanceStatus
  const saved = addOfferLetters(transaction, { ...offer, acceptanceStatus })
  transaction.put('offer', saved)
  const process = transaction.get('offerProcess', offer.offerProcessId)
  if (process) transaction.put('offerProcess', { ...process, status: saved.offerStatus })

  return saved
}
