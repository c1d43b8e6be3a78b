import { z } from 'zod'
import type {
  CandidacyRecord,
  HiringTeamMember,
  LocationReference,
  MissingReason,
  NamedReference,
  OfferTerms,
  OpeningReference,
  SourceCustomField,
  SourceMoney,
} from '#lib/sources/source.ts'
import type {
  AshbyApplication,
  AshbyCandidate,
  AshbyCustomField,
  AshbyJob,
  AshbyOffer,
  AshbyOfferVersion,
  AshbyOpening,
} from './schemas.ts'

/** A thing beside the application. `missing` says why it is null although the application or its offer names one. */
export type AshbyPart<Value> = { value: Value | null; missing: MissingReason | null }

/** Everything of Ashby's that an application is made of, with its offer where there is one. */
export type AshbyCandidacyParts = {
  application: AshbyApplication
  candidate: AshbyCandidate
  /** Set where no more of the candidate is known than the application tells. */
  candidateMissing?: MissingReason | null
  job: AshbyPart<AshbyJob>
  opening: AshbyPart<AshbyOpening>
  department: NamedReference
  location: LocationReference
  offer: AshbyOffer | null
}

/** The application's own part of a record, with the custom fields of everything that belongs to it. Pure. */
export function normalizeCandidacy(parts: AshbyCandidacyParts): CandidacyRecord {
  const { application, candidate, department, location, offer } = parts
  const job = parts.job.value
  const opening = parts.opening.value
  const hiringTeam = toHiringTeam(application)

  return {
    applicationExternalId: application.id,
    candidateExternalId: candidate.id,
    jobExternalId: application.job?.id ?? job?.id ?? null,
    applicationStatus: application.status,
    applicationUpdatedAt: application.updatedAt ?? null,
    archivedAt: application.archivedAt ?? null,
    confidential: job?.confidential ?? null,
    candidate: { ...normalizeCandidate(candidate, application), missing: parts.candidateMissing ?? null },
    job: {
      title: application.job?.title ?? job?.title ?? '',
      employmentType: job?.employmentType ?? null,
      missing: parts.job.missing,
    },
    department,
    location,
    hiringManager: findHiringManager(hiringTeam),
    hiringTeam,
    customFields: [
      ...normalizeCustomFields('offer', offer?.latestVersion?.customFields),
      ...normalizeCustomFields('application', application.customFields),
      ...normalizeCustomFields('candidate', candidate.customFields),
      ...normalizeCustomFields('job', job?.customFields),
      ...normalizeCustomFields('opening', opening?.latestVersion?.customFields),
    ],
    raw: { ...(offer ? { offer } : {}), application, candidate, job, ...(opening ? { opening } : {}) },
  }
}

/** What the offer says, or nothing of it without one. Pure. */
export function normalizeTerms({ offer, opening }: Pick<AshbyCandidacyParts, 'offer' | 'opening'>): OfferTerms {
  const version = offer?.latestVersion ?? null

  return {
    opening: normalizeOpening(version?.openingId ?? null, opening),
    startDate: toCalendarDate(version?.startDate),
    salary: toMoney(version?.salary),
    author: version?.author ? { name: joinName(version.author), email: version.author.email ?? null } : null,
    decidedAt: offer?.decidedAt ?? null,
  }
}

function normalizeCandidate(candidate: AshbyCandidate, application: AshbyApplication): Omit<CandidacyRecord['candidate'], 'missing'> {
  const addresses = candidate.emailAddresses ?? []
  const primary = candidate.primaryEmailAddress ?? addresses.find(({ isPrimary }) => isPrimary) ?? addresses[0]
  const email = primary ?? application.candidate.primaryEmailAddress ?? null
  const personal = [email, ...addresses].find((address) => address?.type === 'Personal')
  const phone = candidate.primaryPhoneNumber ?? candidate.phoneNumbers?.[0] ?? application.candidate.primaryPhoneNumber

  return {
    name: (candidate.name ?? application.candidate.name ?? '').trim(),
    email: email?.value ?? null,
    emailKind: email?.type ?? null,
    personalEmail: personal?.value ?? null,
    phone: phone?.value ?? null,
    emailAddresses: listValues([email, ...addresses]),
    phoneNumbers: listValues([phone, ...(candidate.phoneNumbers ?? [])]),
    profileUrl: toWebUrl(candidate.profileUrl),
    linkedInUrl: findProfile(candidate, ['linkedin']),
    twitterUrl: findProfile(candidate, ['twitter', 'x']),
  }
}

function listValues(points: readonly ({ value?: string | null } | null | undefined)[]): string[] {
  return [...new Set(points.flatMap((point) => point?.value?.trim() || []))]
}

function findProfile({ socialLinks }: AshbyCandidate, types: readonly string[]): string | null {
  return toWebUrl(socialLinks?.find(({ type }) => types.includes(type?.toLowerCase() ?? ''))?.url)
}

/** Members without a name or a role say nothing that a mapping could use. */
function toHiringTeam(application: AshbyApplication): HiringTeamMember[] {
  return (application.hiringTeam ?? [])
    .map((member) => ({ role: member.role?.trim() ?? '', name: joinName(member), email: member.email ?? null }))
    .filter(({ role, name, email }) => role !== '' && (name !== '' || email !== null))
}

/** Roles are free text that each account names for itself; "Hiring Manager" is the convention. */
function findHiringManager(team: readonly HiringTeamMember[]): CandidacyRecord['hiringManager'] {
  const member = team.find(({ role }) => role.toLowerCase() === 'hiring manager')

  return member ? { name: member.name, email: member.email } : null
}

function joinName({ firstName, lastName }: { firstName?: string | null; lastName?: string | null }): string {
  return [firstName, lastName].filter(Boolean).join(' ')
}

function normalizeOpening(openingId: string | null, { value, missing }: AshbyCandidacyParts['opening']): OpeningReference | null {
  if (!openingId) return null
  const version = value?.latestVersion

  return {
    externalId: openingId,
    identifier: version?.identifier ?? null,
    description: version?.description ?? null,
    targetHireDate: toCalendarDate(version?.targetHireDate),
    targetStartDate: toCalendarDate(version?.targetStartDate),
    isBackfill: version?.isBackfill ?? null,
    missing,
  }
}

/** Cuts a date-time to its date part. Never through Date: that would move the day for half of the world's time zones. */
export function toCalendarDate(text: string | null | undefined): string | null {
  const datePart = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text?.trim() ?? '')?.[0]

  return z.iso.date().safeParse(datePart).data ?? null
}

/** Ashby sends a JSON number; it becomes an exact decimal so that no later sum or comparison goes through floating point. */
export function toMoney(salary: AshbyOfferVersion['salary']): SourceMoney | null {
  const value = salary?.value
  if (value === null || value === undefined) return null

  const decimal = typeof value === 'string' ? value.trim() : toPlainDecimal(value)
  if (!/^-?\d+(\.\d+)?$/.test(decimal)) return null

  return { value: decimal, currencyCode: salary?.currencyCode ?? null }
}

/** An exact decimal without an exponent. */
export function toPlainDecimal(value: number): string {
  const text = String(value)

  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text
}

function normalizeCustomFields(object: SourceCustomField['object'], fields: AshbyCustomField[] | null | undefined): SourceCustomField[] {
  return (fields ?? []).map((field) => ({
    object,
    externalId: field.id,
    title: field.title ?? '',
    value: field.value ?? null,
    valueLabel: toLabel(field.valueLabel),
    isPrivate: field.isPrivate ?? false,
  }))
}

function toLabel(label: unknown): SourceCustomField['valueLabel'] {
  if (typeof label === 'string') return label

  return Array.isArray(label) && label.every((entry) => typeof entry === 'string') ? label : null
}

/** Becomes a link on our screens, so anything but a web address is dropped. */
function toWebUrl(text: string | null | undefined): string | null {
  const url = text && URL.canParse(text) ? new URL(text) : null

  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}
