import { z } from 'zod'

/**
 * The objects of Ashby's API, as tolerant as the API is alive: unknown keys pass through untouched (the parsed value is the raw object),
 * optional keys may arrive as an explicit null, and closed lists of words are plain strings because Ashby adds members to them.
 * Only ids and what we could not do without are required.
 */

const text = z.string().nullish()
const flag = z.boolean().nullish()

export const ashbyCustomFieldSchema = z.looseObject({
  id: z.string(),
  title: text,
  /** Boolean, text, number, list of text, or an object for Currency, NumberRange and CompensationRange. */
  value: z.unknown().optional(),
  /** Text, or a list of text for a multiple select. */
  valueLabel: z.unknown().optional(),
  isPrivate: flag,
})

const customFields = z.array(ashbyCustomFieldSchema).nullish()

export const ashbyFileHandleSchema = z.looseObject({ id: z.string(), name: text, handle: text })

export const ashbyUserSchema = z.looseObject({
  id: z.string(),
  firstName: text,
  lastName: text,
  email: text,
  globalRole: text,
  isEnabled: flag,
  managerId: text,
})

export const ashbyHiringTeamMemberSchema = z.looseObject({
  userId: text,
  firstName: text,
  lastName: text,
  email: text,
  role: text,
})

const contactPoint = z.looseObject({ value: z.string(), type: text, isPrimary: flag })

export const ashbyOfferVersionSchema = z.looseObject({
  id: z.string(),
  createdAt: text,
  /** The API description says date-time; in practice it is a plain `YYYY-MM-DD`. */
  startDate: text,
  salary: z.looseObject({ value: z.union([z.number(), z.string()]).nullish(), currencyCode: text }).nullish(),
  openingId: text,
  customFields,
  fileHandles: z.array(ashbyFileHandleSchema).nullish(),
  author: ashbyUserSchema.nullish(),
  /** Null where the account has no approval process. */
  approvalStatus: text,
})

export const ashbyOfferSchema = z.looseObject({
  id: z.string(),
  applicationId: z.string(),
  offerStatus: text,
  acceptanceStatus: text,
  decidedAt: text,
  latestVersion: ashbyOfferVersionSchema.nullish(),
  /** A single read names all of them, the latest included; a list none. */
  versions: z.array(z.looseObject({ createdAt: text })).nullish(),
})

export const ashbyApplicationSchema = z.looseObject({
  id: z.string(),
  createdAt: text,
  updatedAt: text,
  archivedAt: text,
  status: z.string(),
  candidate: z.looseObject({
    id: z.string(),
    name: text,
    primaryEmailAddress: contactPoint.nullish(),
    primaryPhoneNumber: contactPoint.nullish(),
  }),
  job: z.looseObject({ id: text, title: text, locationId: text, departmentId: text }).nullish(),
  hiringTeam: z.array(ashbyHiringTeamMemberSchema).nullish(),
  customFields,
})

export const ashbyCandidateSchema = z.looseObject({
  id: z.string(),
  name: text,
  primaryEmailAddress: contactPoint.nullish(),
  emailAddresses: z.array(contactPoint).nullish(),
  primaryPhoneNumber: contactPoint.nullish(),
  phoneNumbers: z.array(contactPoint).nullish(),
  socialLinks: z.array(z.looseObject({ type: text, url: text })).nullish(),
  profileUrl: text,
  applicationIds: z.array(z.string()).nullish(),
  resumeFileHandle: ashbyFileHandleSchema.nullish(),
  fileHandles: z.array(ashbyFileHandleSchema).nullish(),
  customFields,
})

export const ashbyJobSchema = z.looseObject({
  id: z.string(),
  title: text,
  confidential: flag,
  status: text,
  employmentType: text,
  locationId: text,
  departmentId: text,
  customFields,
  hiringTeam: z.array(ashbyHiringTeamMemberSchema).nullish(),
})

export const ashbyDepartmentSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  externalName: text,
  isArchived: flag,
  parentId: text,
})

export const ashbyLocationSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  externalName: text,
  isArchived: flag,
  isRemote: flag,
  workplaceType: text,
  parentLocationId: text,
  address: z
    .looseObject({ postalAddress: z.looseObject({ addressCountry: text, addressRegion: text, addressLocality: text }).nullish() })
    .nullish(),
})

export const ashbyCustomFieldDefinitionSchema = z.looseObject({
  id: z.string(),
  title: text,
  description: text,
  objectType: z.string(),
  fieldType: z.string(),
  isArchived: flag,
  isPrivate: flag,
  isRequired: flag,
  selectableValues: z.array(z.looseObject({ label: text, value: text, isArchived: flag })).nullish(),
})

export const ashbyOpeningSchema = z.looseObject({
  id: z.string(),
  /** Draft, Approved, Open, Closed or Filled; the last is set by Ashby alone. */
  openingState: text,
  isArchived: flag,
  archivedAt: text,
  openedAt: text,
  closedAt: text,
  closeReasonId: text,
  latestVersion: z
    .looseObject({
      id: z.string(),
      identifier: text,
      description: text,
      authorId: text,
      createdAt: text,
      /** The department or team. */
      teamId: text,
      targetHireDate: text,
      targetStartDate: text,
      isBackfill: flag,
      jobIds: z.array(z.string()).nullish(),
      locationIds: z.array(z.string()).nullish(),
      employmentType: text,
      hiringTeam: z.array(ashbyHiringTeamMemberSchema).nullish(),
      customFields,
    })
    .nullish(),
})

/** Why an opening or a job was closed. */
export const ashbyCloseReasonSchema = z.looseObject({ id: z.string(), reasonText: text, isArchived: flag })

export const ashbyWebhookSchema = z.looseObject({
  id: z.string(),
  enabled: z.boolean(),
  requestUrl: text,
  webhookType: text,
})

export type AshbyFileHandle = z.infer<typeof ashbyFileHandleSchema>
export type AshbyOffer = z.infer<typeof ashbyOfferSchema>
export type AshbyOfferVersion = z.infer<typeof ashbyOfferVersionSchema>
export type AshbyApplication = z.infer<typeof ashbyApplicationSchema>
export type AshbyCandidate = z.infer<typeof ashbyCandidateSchema>
export type AshbyJob = z.infer<typeof ashbyJobSchema>
export type AshbyDepartment = z.infer<typeof ashbyDepartmentSchema>
export type AshbyLocation = z.infer<typeof ashbyLocationSchema>
export type AshbyOpening = z.infer<typeof ashbyOpeningSchema>
export type AshbyCloseReason = z.infer<typeof ashbyCloseReasonSchema>
export type AshbyUser = z.infer<typeof ashbyUserSchema>
export type AshbyCustomField = z.infer<typeof ashbyCustomFieldSchema>
export type AshbyCustomFieldDefinition = z.infer<typeof ashbyCustomFieldDefinitionSchema>
