import type { Candidate, Contact } from '#sandbox/model.ts'
import { renderCustomFieldValues } from './custom-fields.ts'
import { renderFileHandles } from './files.ts'
import { findUser } from './organization.ts'
import type { RenderContext } from './visibility.ts'
import { canSeeApplication } from './visibility.ts'

export function findPrimary(contacts: readonly Contact[]): Contact | null {
  return contacts.find((contact) => contact.isPrimary) ?? contacts[0] ?? null
}

/** Where a candidate's page stands. Ashby links into its own application; the sandbox has a page of its own. */
export type CandidatePlace = { origin: string; accountId: string }

/** A candidate in full. What a candidate does not have is left out, except the keys that come as null (seen in practice). */
export function renderCandidate(context: RenderContext, candidate: Candidate, { origin, accountId }: CandidatePlace) {
  const { view } = context
  const email = findPrimary(candidate.emailAddresses)
  const phone = findPrimary(candidate.phoneNumbers)
  const applications = view.applicationsOf(candidate.id).filter((application) => canSeeApplication(context, application))

  return {
    id: candidate.id,
    createdAt: candidate.createdAt,
    updatedAt: candidate.updatedAt,
    name: candidate.name,
    ...(email ? { primaryEmailAddress: email } : {}),
    emailAddresses: candidate.emailAddresses,
    ...(phone ? { primaryPhoneNumber: phone } : {}),
    phoneNumbers: candidate.phoneNumbers,
    socialLinks: candidate.socialLinks,
    tags: [],
    ...renderBackground(candidate),
    applicationIds: applications.map((application) => application.id),
    ...renderResume(context, candidate),
    fileHandles: renderFileHandles(view, candidate.fileIds),
    customFields: renderCustomFieldValues(context, candidate.customFields),
    profileUrl: `${origin}/accounts/${accountId}/candidates/${candidate.id}`,
    source: candidate.sourceId ? view.get('source', candidate.sourceId) : null,
    creditedToUser: findUser(view, candidate.creditedToUserId),
    timezone: candidate.timezone,
    fraudStatus: null,
    ...renderPlace(candidate),
  }
}

function renderBackground({ position, company, school }: Candidate) {
  return { ...(position ? { position } : {}), ...(company ? { company } : {}), ...(school ? { school } : {}) }
}

function renderResume({ view }: RenderContext, candidate: Candidate) {
  const [resumeFileHandle] = renderFileHandles(view, candidate.resumeFileId ? [candidate.resumeFileId] : [])

  return resumeFileHandle ? { resumeFileHandle } : {}
}

function renderPlace({ location }: Candidate) {
  if (!location) return {}

  const parts = [
    { type: 'Country', name: location.country },
    { type: 'Region', name: location.region },
    { type: 'City', name: location.city },
  ]
  const summary = [location.city, location.region, location.country].filter((part) => part !== null).join(', ')

  return { location: { id: location.id, locationSummary: summary, locationComponents: parts.filter((part) => part.name !== null) } }
}
