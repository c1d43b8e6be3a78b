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
  /** The source says the candidate was deleted. Believed, too, only after a read that no longer finds them. */
  | { kind: 'forgetCandidate'; externalId: string }
  /** Two candidates became one: what was of `externalId` is of `intoExternalId`. */
  | { kind: 'mergeCandidates'; externalId: string; intoExternalId: string }
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

/** The objects whose custom fields belong to an offer. */
export type CustomFieldOwner = 'offer' | 'application' | 'candidate' | 'job' | 'opening'

export type SourceCustomField = {
  /** The object it belongs to. Two objects may have fields with the same title. */
  object: CustomFieldOwner
  externalId: string
  title: string
  /** As the source sent it: text, number, boolean, list, or an object for money and ranges. */
  value: unknown
  /** The human text of a select option; a list for a multiple select; null for other types. */
  valueLabel: string | string[] | null
  isPrivate: boolean
}

/**
 * Why a value is not there although the source has one: the key may not read it, it is not to be found, there is no key to ask with, or the
 * source hides it because the job is confidential.
 */
export type MissingReason = 'permission' | 'not_found' | 'no_key' | 'confidential'

/** A name that had to be looked up. `missing` says why there is none; it is null when there is a name or nothing to look up. */
export type NamedReference = {
  externalId: string | null
  name: string | null
  missing: MissingReason | null
}

/** A location with what stands in its address. */
export type LocationReference = NamedReference & {
  country: string | null
  region: string | null
  city: string | null
  /** The source's own word, such as `Hybrid`. */
  workplaceType: string | null
  isRemote: boolean | null
}

/** Somebody who works for the hiring company. */
export type SourcePerson = { name: string; email: string | null }

/** `role` is free text that each account chooses for itself. */
export type HiringTeamMember = SourcePerson & { role: string }

/** `value` is an exact decimal without an exponent, such as `125000` or `125000.5`. There is no pay interval in the source. */
export type SourceMoney = { value: string; currencyCode: string | null }

/** The opening of an offer. Every value is null where `missing` says why. */
export type OpeningReference = {
  externalId: string
  identifier: string | null
  description: string | null
  /** Calendar dates `YYYY-MM-DD`. */
  targetHireDate: string | null
  targetStartDate: string | null
  isBackfill: boolean | null
  missing: MissingReason | null
}

/** An application with what belongs to it: who applied, for which job, and who looks after it. */
export type CandidacyRecord = {
  applicationExternalId: string
  candidateExternalId: string
  jobExternalId: string | null
  /** The source's own word, such as `Active`, `Hired` or `Archived`. */
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
    /** Every address and number there is, each once: what somebody is recognised by. */
    emailAddresses: string[]
    phoneNumbers: string[]
    /** A link to the candidate in the source, https or http only. */
    profileUrl: string | null
    /** Links to the candidate's profiles, https or http only. */
    linkedInUrl: string | null
    twitterUrl: string | null
    /** Why what only the candidate's own record tells could not be read; null where it was. */
    missing: MissingReason | null
  }
  job: {
    title: string
    /** The source's own word, such as `FullTime`. */
    employmentType: string | null
    /** Why the job itself could not be read; its title stands on the application too. */
    missing: MissingReason | null
  }
  department: NamedReference
  location: LocationReference
  hiringManager: SourcePerson | null
  hiringTeam: HiringTeamMember[]
  customFields: SourceCustomField[]
  /** The vendor's own objects, as they came. `job` is null when the key may not read jobs; `offer` and `opening` stand only where there is one. */
  raw: { offer?: unknown; application: unknown; candidate: unknown; job: unknown; opening?: unknown }
}

/** What was agreed. Every null also means that there is no offer. */
export type OfferTerms = {
  /** The opening that the offer fills; null where the offer names none. */
  opening: OpeningReference | null
  /** Calendar date `YYYY-MM-DD`, never an instant. */
  startDate: string | null
  salary: SourceMoney | null
  /** Who made the offer. */
  author: SourcePerson | null
  /** ISO instant at which the candidate answered, as the source recorded it. */
  decidedAt: string | null
}

/**
 * One offer as the source has it now, with what belongs to it. Every null means: the source has no value,
 * unless the field says otherwise.
 */
export type OfferRecord = CandidacyRecord &
  OfferTerms & {
    externalId: string
    /** The source's own word, such as `WaitingOnCandidateResponse`. */
    status: string | null
    acceptanceStatus: string | null
    /** Null also where the source runs no approval process. */
    approvalStatus: string | null
    /** ISO instant at which the offer was made: that of the earliest version which this read names. */
    createdAt: string | null
    versionId: string | null
    /** ISO instant. */
    versionCreatedAt: string | null
    openingExternalId: string | null
  }

/** A file of a hire, and the handle by which the source is asked for it. */
export type SourceFile = {
  /** The source's own id of the file. */
  externalId: string
  handle: string
  /** As the source names it; nothing of it is believed. Empty where it has none. */
  name: string
  kind: 'Resume' | 'CandidateFile' | 'OfferLetter' | 'SignedOfferLetter'
}

/** One hire as the source has it now: an application, and the terms of the offer that was accepted where there is one. */
export type HireRecord = CandidacyRecord &
  OfferTerms & {
    /** Null for a hire without an offer, which is allowed. */
    offerExternalId: string | null
    /** The source's own word. */
    offerStatus: string | null
    /** ISO instant of the accepted offer's newest version. */
    offerVersionCreatedAt: string | null
    /** In the source's order: the last of a kind is the newest. */
    files: SourceFile[]
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

/** What a read of one hire found. `candidate`: the application is there but who applied is hidden from this key. */
export type HireReading =
  | { kind: 'found'; record: HireRecord }
  | { kind: 'not_found'; what: 'application' | 'candidate'; requestId: string | null }

/** An offer whose application could not be read. */
export type OfferOutline = {
  externalId: string
  applicationExternalId: string
  status: string | null
  versionId: string | null
  versionCreatedAt: string | null
  raw: unknown
}

/**
 * One place of a record, read. `value` is text (a plain decimal for numbers, YYYY-MM-DD for dates, "yes" or "no") or, for several choices, a
 * list of labels; `key` holds in the same form what the source has behind its labels. `missing` says why there is no value although the
 * source may have one. `title` is the source's own name of what has no name of ours.
 */
export type PlaceReading = {
  value: string | readonly string[] | null
  key?: string | readonly string[]
  missing?: MissingReason
  title?: string
}

/** A record as mappings read it: by stable paths, such as `candidate.name` or `customField.<id>`. */
export type PlaceReadings = Readonly<Record<string, PlaceReading>>

/** What a place holds. */
export type PlaceType =
  | 'text'
  | 'longText'
  | 'number'
  | 'money'
  | 'currency'
  | 'interval'
  | 'date'
  | 'yesNo'
  | 'choice'
  | 'choices'
  | 'email'
  | 'phone'
  | 'url'
  | 'person'
  /** Nothing that Handoff knows how to read. */
  | 'other'

export type PlaceOption = { value: string; label: string; isArchived: boolean }

/** A standard place of a record. Paths are kept in mappings: never rename one. */
export type RecordPlace<Source> = {
  path: string
  label: string
  /** Under which heading a picker lists it. */
  group: string
  type: PlaceType
  /** Guards who may see a value that came from here. */
  sensitivity: 'none' | 'personal' | 'pay'
  description: string | null
  /** The source's own words, where it has a closed list of them. */
  options: readonly PlaceOption[]
  read: (record: Source) => PlaceReading
}

/** A custom field as the source defines it. */
export type CustomFieldDefinition = {
  externalId: string
  ownerObject: CustomFieldOwner
  title: string
  type: PlaceType
  /** The source's own word for the type. */
  vendorType: string
  description: string | null
  isPrivate: boolean
  isArchived: boolean
  options: readonly PlaceOption[]
}

/** What every source offers to the parts that receive events. */
export type SourceAdapter = {
  key: SourceKey
  /** As people write it. */
  label: string
  /** Lower-case name of the header that carries the signature. */
  signatureHeader: string
  /** Constant time over the raw bytes; the place of the secret that signed them, null for anything but a valid signature under one. */
  matchSignature: (options: { header: string | null | undefined; rawBody: Uint8Array; secrets: readonly string[] }) => number | null
  /** The value of that header for a body. */
  signBody: (options: { rawBody: Uint8Array; secret: string }) => string
  /** True only for the source's small "are you there" body. */
  isPing: (rawBody: Uint8Array) => boolean
  /** Null when the body is not an event of this source. */
  readEnvelope: (body: unknown) => SourceEnvelope | null
  /** Undefined for an event that Handoff does not use. */
  findEvent: (action: string) => SourceEvent | undefined
  /** The words for any action, known or not. */
  labelAction: (action: string) => string
}

/** An opening as the source has it: a place to hire for. */
export type OpeningRecord = {
  externalId: string
  /** The source's own word: Draft, Approved, Open, Closed or Filled. */
  state: string | null
  isArchived: boolean
  /** A new one with every change of its values, where the source keeps versions. */
  versionId: string | null
  identifier: string | null
  title: string | null
  teamExternalId: string | null
  locationExternalIds: string[]
  jobExternalIds: string[]
  employmentType: string | null
  isBackfill: boolean | null
  /** Calendar dates `YYYY-MM-DD`. */
  targetHireDate: string | null
  targetStartDate: string | null
  /** As the source sent them. */
  customFields: { externalId: string; value: unknown }[]
}

/** One entry of a list of the account: a department or team, a location, a job, a reason for closing. */
export type SourceListEntry = { externalId: string; name: string; parentExternalId: string | null; isArchived: boolean }
