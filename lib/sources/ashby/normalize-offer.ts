import { z } from 'zod'
import type { NamedReference, OfferRecord, SourceCustomField, SourceMoney } from '#lib/sources/source.ts'
import type { AshbyApplication, AshbyCandidate, AshbyCustomField, AshbyJob, AshbyOffer, AshbyOfferVersion } from './schemas.ts'

/** Everything of Ashby's that one offer is made of. `job` is null when the key may not read it. */
export type AshbyOfferParts = {
  offer: AshbyOffer
  application: AshbyApplication
  candidate: AshbyCandidate
  job: AshbyJob | null
  department: NamedReference
  location: NamedReference
}

/** Pure: Ashby's objects in, the vendor-free record out. The objects themselves are kept beside it as they came. */
export function normalizeOffer({ offer, application, candidate, job, department, location }: AshbyOfferParts): OfferRecord {
  const version = offer.latestVersion ?? null

  return {
    externalId: offer.id,
    applicationExternalId: application.id,
    candidateExternalId: candidate.id,
    jobExternalId: application.job?.id ?? job?.id ?? null,
    status: offer.offerStatus ?? null,
    acceptanceStatus: offer.acceptanceStatus ?? null,
    approvalStatus: version?.approvalStatus ?? null,
    versionId: version?.id ?? null,
    versionCreatedAt: version?.createdAt ?? null,
    openingExternalId: version?.openingId ?? null,
    applicationStatus: application.status,
    applicationUpdatedAt: application.updatedAt ?? null,
    archivedAt: application.archivedAt ?? null,
    confidential: job?.confidential ?? null,
    candidate: normalizeCandidate(candidate, application),
    job: { title: application.job?.title ?? job?.title ?? '', employmentType: job?.employmentType ?? null },
    department,
    location,
    hiringManager: findHiringManager(application),
    startDate: toCalendarDate(version?.startDate),
    salary: toMoney(version?.salary),
    decidedAt: offer.decidedAt ?? null,
    customFields: [
      ...normalizeCustomFields('offer', version?.customFields),
      ...normalizeCustomFields('application', application.customFields),
      ...normalizeCustomFields('candidate', candidate.customFields),
      ...normalizeCustomFields('job', job?.customFields),
    ],
    raw: { offer, application, candidate, job },
  }
}

function normalizeCandidate(candidate: AshbyCandidate, application: AshbyApplication): OfferRecord['candidate'] {
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
    profileUrl: toWebUrl(candidate.profileUrl),
  }
}

/** Roles are free text that each account names for itself; "Hiring Manager" is the convention. */
function findHiringManager(application: AshbyApplication): OfferRecord['hiringManager'] {
  const member = application.hiringTeam?.find(({ role }) => role?.trim().toLowerCase() === 'hiring manager')
  if (!member) return null

  return { name: [member.firstName, member.lastName].filter(Boolean).join(' '), email: member.email ?? null }
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

function toPlainDecimal(value: number): string {
  const text = String(value)

  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text
}

function normalizeCustomFields(object: SourceCustomField['object'], fields: AshbyCustomField[] | null | undefined): SourceCustomField[] {
  return (fields ?? []).map((field) => ({
    object,
    externalId: field.id,
    title: field.title ?? '',
    value: field.value ?? null,
    valueLabel: field.valueLabel ?? null,
    isPrivate: field.isPrivate ?? false,
  }))
}

/** Becomes a link on our screens, so anything but a web address is dropped. */
function toWebUrl(text: string | null | undefined): string | null {
  const url = text && URL.canParse(text) ? new URL(text) : null

  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}
