import type { Faults } from './fault-knobs.ts'

/** The kinds of things an Ashby account holds, as the sandbox keeps them. Rendering to Ashby's answers is a separate concern (render/). */

export type Timestamp = string
/** A calendar date, YYYY-MM-DD. */
export type CalendarDate = string

export type Money = { value: number; currencyCode: string }
export type NumberRange = { type: 'number-range'; minValue: number; maxValue: number }
export type CompensationRange = { type: 'compensation-range'; minValue: number; maxValue: number; currencyCode: string; interval: string }
export type CustomFieldValue = boolean | number | string | string[] | Money | NumberRange | CompensationRange | null
/** Values by custom field id. */
export type CustomFieldValues = Record<string, CustomFieldValue>

export type User = {
  id: string
  firstName: string
  lastName: string
  email: string
  globalRole: 'Organization Admin' | 'Elevated Access' | 'Limited Access' | 'External Recruiter'
  isEnabled: boolean
  updatedAt: Timestamp
  managerId: string | null
}

export type Department = {
  id: string
  name: string
  externalName: string | null
  isArchived: boolean
  parentId: string | null
  createdAt: Timestamp
  updatedAt: Timestamp
}

export type Location = {
  id: string
  name: string
  externalName: string | null
  isArchived: boolean
  country: string | null
  region: string | null
  city: string | null
  isRemote: boolean
  workplaceType: 'OnSite' | 'Hybrid' | 'Remote'
  parentLocationId: string | null
  type: 'Location' | 'LocationHierarchy'
}

export type Stage = { id: string; title: string; type: string; orderInInterviewPlan: number; interviewPlanId: string }
export type InterviewPlan = { id: string; title: string; stages: Stage[] }
export type Source = { id: string; title: string; isArchived: boolean; sourceType: { id: string; title: string; isArchived: boolean } }
export type ArchiveReason = {
  id: string
  text: string
  reasonType: 'RejectedByCandidate' | 'RejectedByOrg' | 'Other'
  isArchived: boolean
}
export type CloseReason = { id: string; reasonText: string; isArchived: boolean }

export type CustomFieldObject = 'Application' | 'Candidate' | 'Employee' | 'Job' | 'Offer' | 'Opening' | 'Talent_Project'
export type SelectableValue = { label: string; value: string; isArchived: boolean }
export type CustomField = {
  id: string
  title: string
  description: string | null
  objectType: CustomFieldObject
  fieldType: string
  isPrivate: boolean
  isArchived: boolean
  isRequired: boolean
  selectableValues: SelectableValue[]
}

export type TeamMember = { userId: string; role: string }
export type EmploymentType = 'FullTime' | 'PartTime' | 'Intern' | 'Contract' | 'Temporary'

export type Job = {
  id: string
  title: string
  confidential: boolean
  status: 'Draft' | 'Open' | 'Closed' | 'Archived'
  employmentType: EmploymentType
  locationId: string | null
  departmentId: string | null
  interviewPlanId: string
  brandId: string
  customRequisitionId: string | null
  hiringTeam: TeamMember[]
  authorId: string
  customFields: CustomFieldValues
  createdAt: Timestamp
  updatedAt: Timestamp
  openedAt: Timestamp | null
  closedAt: Timestamp | null
}

export type OpeningState = 'Approved' | 'Closed' | 'Draft' | 'Filled' | 'Open'
export type OpeningVersion = {
  id: string
  identifier: string
  description: string
  authorId: string
  createdAt: Timestamp
  teamId: string | null
  jobIds: string[]
  targetHireDate: CalendarDate | null
  targetStartDate: CalendarDate | null
  isBackfill: boolean
  employmentType: EmploymentType
  locationIds: string[]
  hiringTeam: TeamMember[]
  customFields: CustomFieldValues
}
export type Opening = {
  id: string
  /** Absent in a state that an earlier sandbox stored. */
  createdAt?: Timestamp
  openedAt: Timestamp | null
  closedAt: Timestamp | null
  isArchived: boolean
  archivedAt: Timestamp | null
  closeReasonId: string | null
  openingState: OpeningState
  /** Where a filled opening stood before, and whose hire filled it: taking the hire back brings it there again. Null and absent: not filled. */
  filled?: { by: string; from: OpeningState } | null
  latestVersion: OpeningVersion
}

export type Contact = { value: string; type: 'Personal' | 'Work' | 'Other'; isPrimary: boolean }
export type SocialLink = { type: string; url: string }
export type Candidate = {
  id: string
  name: string
  emailAddresses: Contact[]
  phoneNumbers: Contact[]
  socialLinks: SocialLink[]
  position: string | null
  company: string | null
  school: string | null
  location: { id: string; country: string; region: string | null; city: string | null } | null
  timezone: string | null
  sourceId: string | null
  creditedToUserId: string | null
  resumeFileId: string | null
  fileIds: string[]
  customFields: CustomFieldValues
  createdAt: Timestamp
  updatedAt: Timestamp
}

export type HistoryEntry = {
  id: string
  stageId: string
  title: string
  stageNumber: number
  enteredStageAt: Timestamp
  leftStageAt: Timestamp | null
}
export type ApplicationStatus = 'Hired' | 'Archived' | 'Active' | 'Lead'
export type Application = {
  id: string
  candidateId: string
  jobId: string
  status: ApplicationStatus
  stageId: string
  sourceId: string | null
  creditedToUserId: string | null
  archiveReasonId: string | null
  archivedAt: Timestamp | null
  openingId: string | null
  history: HistoryEntry[]
  customFields: CustomFieldValues
  createdAt: Timestamp
  updatedAt: Timestamp
}

export type OfferStatus =
  | 'WaitingOnApprovalStart'
  | 'WaitingOnOfferApproval'
  | 'WaitingOnApprovalDefinition'
  | 'WaitingOnCandidateResponse'
  | 'CandidateRejected'
  | 'CandidateAccepted'
  | 'OfferCancelled'
export type AcceptanceStatus = 'Accepted' | 'Declined' | 'Pending' | 'Created' | 'Cancelled' | 'WaitingOnResponse'
export type OfferVersion = {
  id: string
  startDate: CalendarDate | null
  salary: Money | null
  createdAt: Timestamp
  openingId: string | null
  customFields: CustomFieldValues
  fileIds: string[]
  authorId: string
  approvalStatus: 'Approved' | 'WaitingOnApprovals' | 'Declined' | null
}
export type OfferProcess = { id: string; applicationId: string; status: string; offerId: string | null; formIds: string[] }
export type Offer = {
  id: string
  applicationId: string
  offerProcessId: string
  offerStatus: OfferStatus
  acceptanceStatus: AcceptanceStatus
  decidedAt: Timestamp | null
  /** An e-signature request that still runs: Ashby then refuses offer.setStatus. */
  hasOpenSignature: boolean
  /** Oldest first; the last one is the latest version. */
  versions: [OfferVersion, ...OfferVersion[]]
}

export type StoredFile = {
  id: string
  name: string
  contentType: string
  ownerId: string
  /** What the document says, one line per entry; the bytes are made when it is downloaded. */
  lines: string[]
  /** How it misbehaves when it is asked for; absent and null for not at all. */
  fault?: FileFault | null
}
export type FileFault = 'huge' | 'lying' | 'gone' | 'empty' | 'redirected'

export type Webhook = {
  id: string
  webhookType: string
  requestUrl: string
  /** Null when a person left the optional secret empty in the web form: deliveries then carry no signature. */
  secretToken: string | null
  enabled: boolean
  createdAt: Timestamp
}

export type ApiKey = {
  id: string
  key: string
  title: string
  scopes: string[]
  confidential: boolean
  nonOfferPrivate: boolean
  enabled: boolean
  createdAt: Timestamp
}

export type WebhookEvent = { id: string; action: string; webhookActionId: string; subjectId: string; createdAt: Timestamp }
export type DeliveryAttempt = { at: Timestamp; status: number | null; durationMs: number; error: string | null }
export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'dropped' | 'cancelled'
export type Delivery = {
  id: string
  eventId: string
  webhookId: string
  action: string
  webhookActionId: string
  subjectId: string
  state: DeliveryState
  attempts: DeliveryAttempt[]
  nextAttemptAt: Timestamp | null
  createdAt: Timestamp
}

export type AccountInfo = {
  id: string
  name: string
  /** The account every installation starts with. */
  isDefault: boolean
  scenario: 'company' | 'empty'
  /** Whether offers need an approval before they wait for the candidate. */
  approvals: boolean
  /** Whether the company's plan has Openings (Plus and Enterprise have). Absent in a state that an earlier sandbox stored: it has. */
  hasOpenings?: boolean
  seed: string
  createdAt: Timestamp
  faults: Faults
}

export type Kinds = {
  account: AccountInfo
  user: User
  department: Department
  location: Location
  interviewPlan: InterviewPlan
  source: Source
  archiveReason: ArchiveReason
  closeReason: CloseReason
  customField: CustomField
  job: Job
  opening: Opening
  candidate: Candidate
  application: Application
  offerProcess: OfferProcess
  offer: Offer
  file: StoredFile
  webhook: Webhook
  apiKey: ApiKey
  event: WebhookEvent
  delivery: Delivery
}
export type Kind = keyof Kinds
export type Entity<K extends Kind = Kind> = Kinds[K]
