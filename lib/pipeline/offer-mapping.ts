import { fillFields } from '#lib/domain/mappings/engine.ts'
import type { MappingRule, Reading } from '#lib/domain/mappings/schema.ts'
import type { OfferFacts } from '#lib/domain/offers/mutations.ts'
import type { OfferStanding, SourceFields } from '#lib/domain/offers/rules.ts'
import { type OfferFieldKey, offerFields } from '#lib/domain/offers/schema.ts'
import { interpretOfferStatus, judgeReadiness } from '#lib/sources/ashby/offer-status.ts'
import { offerRecordFields } from '#lib/sources/ashby/record-fields.ts'
import type { OfferRecord } from '#lib/sources/source.ts'

/** How built-in fields are filled. Ashby has no pay interval, so no rule fills it: it is the organization's default, or Unknown. */
const builtInRules: readonly MappingRule<OfferFieldKey>[] = [
  { field: 'name', paths: ['candidate.name'] },
  { field: 'email', paths: ['candidate.personalEmail', 'candidate.email'] },
  { field: 'role', paths: ['application.job.title'] },
  { field: 'startDate', paths: ['offer.startDate'] },
  { field: 'baseSalary', paths: ['offer.salary.value'] },
  { field: 'currency', paths: ['offer.salary.currencyCode'] },
  { field: 'department', paths: ['department.name'] },
  { field: 'location', paths: ['location.name'] },
]

/** Fills an offer's fields from a record. Pure. */
export function mapOfferRecord(record: OfferRecord): SourceFields {
  const readings = new Map<string, Reading>(offerRecordFields.map((field) => [field.path, field.read(record)]))

  return fillFields({ fields: offerFields, rules: builtInRules, readings })
}

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
    applicationExternalId: record.applicationExternalId,
    candidateExternalId: record.candidateExternalId,
    candidateUrl: record.candidate.profileUrl,
    isConfidential: record.confidential,
    raw: JSON.parse(JSON.stringify(record.raw)),
  }
}
