/**
 * The vendor-free language between an adapter that reads an applicant tracking system (a source) and the pipeline.
 * Nothing here knows Ashby, the database or our own offers.
 */

export type SourceKey = 'ashby'

/** What an event or a sweep asks for. An intent never says what to write, only what to look at again. */
export type SourceIntent =
  | { kind: 'lookAtOffer'; externalId: string; hint: OfferHint | null }
  /** Look at the application and at every offer made on it. */
  | { kind: 'lookAtApplication'; externalId: string; hint: ApplicationHint | null }
  /** The source says the offer was deleted. A deletion is believed only after a read that no longer finds it. */
  | { kind: 'offerGone'; externalId: string; applicationExternalId: string | null }
  | { kind: 'ignore'; reason: string }

/** What an event's own payload showed of an offer; used only to notice that a later read lags behind it. */
export type OfferHint = {
  applicationExternalId: string | null
  versionId: string | null
  /** ISO instant. */
  versionCreatedAt: string | null
  offerStatus: string | null
}

/** What an event's own payload showed of an application. */
export type ApplicationHint = {
  applicationStatus: string | null
  /** ISO instant. */
  updatedAt: string | null
}

export type SourceSubjectKind = 'offer' | 'application' | 'candidate'

/** What an event is about. The candidate is named where the payload carries it, so that erasure finds the event. */
export type SourceSubject = {
  kind: SourceSubjectKind
  externalId: string
  candidateExternalId: string | null
}

/** What came out of reading an event's payload. */
export type EventReading =
  | { kind: 'understood'; subject: SourceSubject; intent: SourceIntent }
  /** Well signed but not of the documented form; `problem` names places in the payload, never values. */
  | { kind: 'wrong_shape'; problem: string }

export type SourceEvent = {
  /** The vendor's own key of the event, such as `offerCreate`. */
  action: string
  /** The vendor's own words for it, as its settings screen shows them. */
  label: string
  /** Reads the `data` part of the event. Pure, never throws. */
  read: (data: unknown) => EventReading
}

/** The outer form of one webhook. */
export type SourceEnvelope = {
  action: string
  /** Shared by repeats of one delivery and by sibling events of one act; null where the source sent none. */
  actionId: string | null
  data: unknown
}

export type SourceCustomField = {
  /** The object it belongs to. Two objects may have fields with the same title. */
  object: 'offer' | 'application' | 'candidate' | 'job'
  externalId: string
  title: string
  /** As the source sent it: text, number, boolean, list, or an object for money and ranges. */
  value: unknown
  /** The human text of a select option; a list for a multiple select; null for other types. */
  valueLabel: string | string[] | null
  isPrivate: boolean
}

/** A name that had to be looked up. `missing` says why there is none; it is null when there is a name or nothing to look up. */
export type NamedReference = {
  externalId: string | null
  name: string | null
  missing: 'permission' | 'not_found' | null
}

/** `value` is an exact decimal without an exponent, such as `125000` or `125000.5`. There is no pay interval in the source. */
export type SourceMoney = { value: string; currencyCode: string | null }

/**
 * One offer as the source has it now, with what belongs to it. Every null means: the source has no value,
 * unless the field says otherwise.
 */
export type OfferRecord = {
  externalId: string
  applicationExternalId: string
  candidateExternalId: string
  jobExternalId: string | null
  /** The source's own word, such as `WaitingOnCandidateResponse`. */
  status: string | null
  acceptanceStatus: string | null
  /** Null also where the source runs no approval process. */
  approvalStatus: string | null
  versionId: string | null
  /** ISO instant. */
  versionCreatedAt: string | null
  openingExternalId: string | null
  /** The source's own word, such as `Active` or `Archived`. */
  applicationStatus: string
  /** ISO instant. */
  applicationUpdatedAt: string | null
  /** ISO instant; null while the application is not archived. */
  archivedAt: string | null
  /** Whether the job is confidential; null when the key may not read jobs, so that it is not known. */
  confidential: boolean | null
  candidate: {
    name: string
    /** The primary address, the one the source itself writes to. */
    email: string | null
    /** `Personal`, `Work` or `Other`: a primary address may belong to the present employer. */
    emailKind: string | null
    personalEmail: string | null
    phone: string | null
    /** A link to the candidate in the source, https or http only. */
    profileUrl: string | null
  }
  job: { title: string; employmentType: string | null }
  department: NamedReference
  location: NamedReference
  hiringManager: { name: string; email: string | null } | null
  /** Calendar date `YYYY-MM-DD`, never an instant. */
  startDate: string | null
  salary: SourceMoney | null
  /** ISO instant at which the candidate answered, as the source recorded it. */
  decidedAt: string | null
  customFields: SourceCustomField[]
  /** The vendor's own objects, as they came. `job` is null when the key may not read jobs. */
  raw: { offer: unknown; application: unknown; candidate: unknown; job: unknown }
}

/** What a read of one offer found. A thing that is not there is an answer, not an exception. */
export type OfferReading =
  | { kind: 'found'; record: OfferRecord }
  /**
   * `offer`: deleted, or hidden from this key. `application` and `candidate`: the offer is there but what it belongs to is hidden,
   * which is how a confidential job looks to a key without access to confidential jobs; `offer` then tells what is known.
   */
  | { kind: 'not_found'; what: 'offer'; requestId: string | null; offer: null }
  | { kind: 'not_found'; what: 'application' | 'candidate'; requestId: string | null; offer: OfferOutline }

/** An offer whose application could not be read. */
export type OfferOutline = {
  externalId: string
  applicationExternalId: string
  status: string | null
  versionId: string | null
  versionCreatedAt: string | null
  raw: unknown
}

/** How a field of a record may be used by a mapping. */
export type RecordFieldType = 'text' | 'email' | 'date' | 'number' | 'currency' | 'url'

export type RecordField = {
  /** Stable key kept in mappings, such as `candidate.name`. */
  path: string
  label: string
  type: RecordFieldType
  /** Guards who may see a value that came from here. */
  sensitivity: 'none' | 'personal' | 'pay'
  read: (record: OfferRecord) => RecordFieldValue
}

/** `missing` says why there is no value although the source may have one. */
export type RecordFieldValue = { value: string | null; missing: 'permission' | 'not_found' | null }

/** What every source offers to the parts that receive events. */
export type SourceAdapter = {
  key: SourceKey
  /** As people write it. */
  label: string
  /** Lower-case name of the header that carries the signature. */
  signatureHeader: string
  /** Constant time over the raw bytes; false for anything but a valid signature under one of the secrets. */
  verifySignature: (options: { header: string | null | undefined; rawBody: Uint8Array; secrets: readonly string[] }) => boolean
  /** True only for the source's small "are you there" body. */
  isPing: (rawBody: Uint8Array) => boolean
  /** Null when the body is not an event of this source. */
  readEnvelope: (body: unknown) => SourceEnvelope | null
  /** Undefined for an event that Handoff does not use. */
  findEvent: (action: string) => SourceEvent | undefined
  /** The words for any action, known or not. */
  labelAction: (action: string) => string
}
