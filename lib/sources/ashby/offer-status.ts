import type { ApplicationHint, OfferHint } from '#lib/sources/source.ts'

/** What a status means for our own state of the offer. */
export type OfferStatusMeaning = 'in_approval' | 'waiting_on_candidate' | 'accepted' | 'declined' | 'cancelled' | 'unknown'

type StatusFacts = {
  /** How far an offer has come when it stands here. Three ways to end share the last place. */
  rank: number
  meaning: OfferStatusMeaning
  label: string
  /** Why an offer in this status is not imported. */
  notReady: string
}

const LAST_RANK = 4

/** Ashby's offer statuses in the order an offer walks through them (https://developers.ashbyhq.com/reference/offerinfo). */
const statuses: ReadonlyMap<string, StatusFacts> = new Map<string, StatusFacts>([
  [
    'WaitingOnApprovalDefinition',
    { rank: 0, meaning: 'in_approval', label: 'Waiting on approval definition', notReady: 'Its approval steps are not set in Ashby yet' },
  ],
  [
    'WaitingOnApprovalStart',
    { rank: 1, meaning: 'in_approval', label: 'Waiting on approval start', notReady: 'Its approval has not started in Ashby yet' },
  ],
  [
    'WaitingOnOfferApproval',
    { rank: 2, meaning: 'in_approval', label: 'Waiting on offer approval', notReady: 'Not approved yet in Ashby' },
  ],
  ['WaitingOnCandidateResponse', { rank: 3, meaning: 'waiting_on_candidate', label: 'Waiting on candidate response', notReady: '' }],
  ['CandidateAccepted', { rank: LAST_RANK, meaning: 'accepted', label: 'Candidate accepted', notReady: 'Already accepted in Ashby' }],
  ['CandidateRejected', { rank: LAST_RANK, meaning: 'declined', label: 'Candidate rejected', notReady: 'Already declined in Ashby' }],
  ['OfferCancelled', { rank: LAST_RANK, meaning: 'cancelled', label: 'Offer cancelled', notReady: 'Cancelled in Ashby' }],
])

export type OfferReadiness = { isReady: true } | { isReady: false; reason: string }

/**
 * Ready for candidate delivery is exactly `WaitingOnCandidateResponse` on an application that is not archived. The approval status is
 * no help: it is null in accounts without an approval process. The application is, because old offers keep waiting for ever after
 * their application was archived (both seen in practice).
 */
export function judgeReadiness({
  offerStatus,
  applicationStatus,
}: {
  offerStatus: string | null
  applicationStatus: string
}): OfferReadiness {
  if (applicationStatus === 'Archived') return { isReady: false, reason: 'The application is archived in Ashby' }
  if (offerStatus === null) return { isReady: false, reason: 'Ashby did not say what state the offer is in' }

  const facts = statuses.get(offerStatus)
  if (!facts) return { isReady: false, reason: `Handoff does not know Ashby's offer status "${offerStatus}"` }
  if (facts.meaning === 'waiting_on_candidate') return { isReady: true }

  return { isReady: false, reason: facts.notReady }
}

/** A status we do not know is `unknown`, never a guess. */
export function interpretOfferStatus(offerStatus: string | null): OfferStatusMeaning {
  return statuses.get(offerStatus ?? '')?.meaning ?? 'unknown'
}

/** Position in an offer's walk, 0 to 4; null for a status we do not know. */
function rankOfferStatus(offerStatus: string | null): number | null {
  return statuses.get(offerStatus ?? '')?.rank ?? null
}

type ReadOffer = { versionId: string | null; versionCreatedAt: string | null; status: string | null }

/**
 * True when what was just read is older than what the event itself showed: Ashby's reads can lag its writes by seconds (seen in practice).
 * Compared are the version's birth and, within one version, how far the status has come. A payload that arrives hours late,
 * after a newer version was made, is not ahead of the read.
 */
export function isBehind({ read, hint }: { read: ReadOffer; hint: OfferHint | null }): boolean {
  if (!hint?.versionId) return false
  if (!read.versionId) return true
  if (read.versionId !== hint.versionId) return isEarlier(read.versionCreatedAt, hint.versionCreatedAt)
  if (hint.offerStatus === null || read.status === hint.offerStatus) return false

  const readRank = rankOfferStatus(read.status)
  const hintRank = rankOfferStatus(hint.offerStatus)
  // Two ends that disagree, or a status we cannot place: nobody can say which is newer, so the read is worth repeating.
  if (readRank === null || hintRank === null) return true

  return readRank < hintRank || (readRank === hintRank && readRank === LAST_RANK)
}

/** The same for an application: its `updatedAt` grows with every change. */
export function isApplicationBehind({ updatedAt, hint }: { updatedAt: string | null; hint: ApplicationHint | null }): boolean {
  return hint !== null && isEarlier(updatedAt, hint.updatedAt)
}

function isEarlier(read: string | null, shown: string | null): boolean {
  const readTime = Date.parse(read ?? '')
  const shownTime = Date.parse(shown ?? '')

  return Number.isFinite(readTime) && Number.isFinite(shownTime) && readTime < shownTime
}
