import type { OfferFacts } from '#lib/domain/offers/mutations.ts'
import type { OfferStanding } from '#lib/domain/offers/rules.ts'
import { toStorableJson } from '#lib/platform/format/storable-text.ts'
import { interpretOfferStatus, judgeReadiness } from '#lib/sources/ashby/offer-status.ts'
import type { OfferRecord } from '#lib/sources/source.ts'

/** How the offer stands, in our words. A status that Handoff does not know yet blocks publishing like an approval does. */
export function judgeStanding(record: OfferRecord): OfferStanding {
  const meaning = interpretOfferStatus(record.status)

  switch (meaning) {
    case 'accepted':
    case 'declined':
      return record.applicationStatus === 'Archived' && meaning === 'accepted' ? 'gone' : meaning
    case 'cancelled':
      return 'gone'
    case 'waiting_on_candidate':
      return record.applicationStatus === 'Archived' ? 'gone' : 'waiting'
    case 'in_approval':
    case 'unknown':
      return record.applicationStatus === 'Archived' ? 'gone' : 'in-approval'
  }
}

/** Why an offer that is not here yet stays outside; null when it may come in. */
export function describeNotReady(record: OfferRecord): { code: string; reason: string } | null {
  const readiness = judgeReadiness({ offerStatus: record.status, applicationStatus: record.applicationStatus })

  return readiness.isReady ? null : { code: 'not_ready', reason: readiness.reason }
}

/** What is kept of the record beside the fields. */
export function toOfferFacts(record: OfferRecord): OfferFacts {
  return {
    sourceStatus: record.status ?? 'Unknown',
    sourceCreatedAt: record.createdAt === null ? null : new Date(record.createdAt),
    applicationExternalId: record.applicationExternalId,
    candidateExternalId: record.candidateExternalId,
    candidateUrl: record.candidate.profileUrl,
    isConfidential: record.confidential,
    raw: toStorableJson(record.raw),
  }
}
