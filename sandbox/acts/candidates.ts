import type { Candidate, Contact, SocialLink, StoredFile } from '#sandbox/model.ts'
import { createNotFound } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import { emitEvent } from '#sandbox/webhooks/emit.ts'

export type CandidateDraft = {
  name: string
  email?: string | null
  phone?: string | null
  socialLinks?: SocialLink[]
  location?: { country: string; region: string | null; city: string | null } | null
  position?: string | null
  company?: string | null
  customFields?: Candidate['customFields']
  /** Whether a resume is attached; by default yes. */
  hasResume?: boolean
}

export function createCandidate(transaction: Transaction, draft: CandidateDraft): Candidate {
  const id = transaction.createId()
  const resume = draft.hasResume === false ? null : createResume(transaction, { candidateId: id, name: draft.name })
  if (resume) transaction.put('file', resume)

  const candidate: Candidate = {
    id,
    name: draft.name,
    emailAddresses: draft.email ? [createContact(draft.email)] : [],
    phoneNumbers: draft.phone ? [createContact(draft.phone)] : [],
    socialLinks: draft.socialLinks ?? [],
    position: draft.position ?? null,
    company: draft.company ?? null,
    school: null,
    location: draft.location ? { id: transaction.createId(), ...draft.location } : null,
    timezone: null,
    sourceId: transaction.list('source')[0]?.id ?? null,
    creditedToUserId: null,
    resumeFileId: resume?.id ?? null,
    fileIds: resume ? [resume.id] : [],
    customFields: draft.customFields ?? {},
    createdAt: transaction.now,
    updatedAt: transaction.now,
  }
  transaction.put('candidate', candidate)

  return candidate
}

export type CandidatePatch = {
  name?: string
  email?: string | null
  phone?: string | null
  socialLinks?: SocialLink[]
  customFields?: Candidate['customFields']
}

/** Changes a candidate; there is no event for it, so a reader notices only when it looks. */
export function updateCandidate(
  transaction: Transaction,
  { candidateId, patch }: { candidateId: string; patch: CandidatePatch },
): Candidate {
  const candidate = requireCandidate(transaction, candidateId)
  const { email, phone } = patch
  const changed: Candidate = {
    ...candidate,
    name: patch.name ?? candidate.name,
    emailAddresses: email === undefined ? candidate.emailAddresses : replacePrimary(candidate.emailAddresses, email),
    phoneNumbers: phone === undefined ? candidate.phoneNumbers : replacePrimary(candidate.phoneNumbers, phone),
    socialLinks: patch.socialLinks ?? candidate.socialLinks,
    customFields: { ...candidate.customFields, ...patch.customFields },
    updatedAt: transaction.now,
  }
  transaction.put('candidate', changed)

  return changed
}

/** Deletes a candidate with applications, offers and files. Ashby tells candidateDelete only. */
export function deleteCandidate(transaction: Transaction, { candidateId }: { candidateId: string }): void {
  const candidate = requireCandidate(transaction, candidateId)
  const { account } = transaction

  for (const applicationId of [...(account.applicationsByCandidate.get(candidateId) ?? [])]) {
    for (const offerId of [...(account.offersByApplication.get(applicationId) ?? [])]) {
      const fileIds = transaction.get('offer', offerId)?.versions.flatMap((version) => version.fileIds) ?? []
      for (const fileId of fileIds) transaction.remove('file', fileId)
      transaction.remove('offer', offerId)
    }

    transaction.remove('application', applicationId)
  }

  for (const fileId of candidate.fileIds) transaction.remove('file', fileId)
  transaction.remove('candidate', candidateId)
  tellDeletion(transaction, { candidateId })
}

/** The event names nobody: it carries an id only. */
export function tellDeletion(transaction: Transaction, { candidateId }: { candidateId: string }): void {
  emitEvent(transaction, { action: 'candidateDelete', subjectId: candidateId, data: { candidate: { id: candidateId } } })
}

/** Merges one candidate into another, which takes over applications, contacts and files. */
export function mergeCandidates(
  transaction: Transaction,
  { candidateId, intoCandidateId }: { candidateId: string; intoCandidateId: string },
): Candidate {
  const deleted = requireCandidate(transaction, candidateId)
  const survivor = requireCandidate(transaction, intoCandidateId)

  for (const application of transaction.list('application')) {
    if (application.candidateId !== candidateId) continue
    transaction.put('application', { ...application, candidateId: intoCandidateId, updatedAt: transaction.now })
  }

  const merged: Candidate = {
    ...survivor,
    emailAddresses: addContacts(survivor.emailAddresses, deleted.emailAddresses),
    phoneNumbers: addContacts(survivor.phoneNumbers, deleted.phoneNumbers),
    fileIds: [...survivor.fileIds, ...deleted.fileIds],
    updatedAt: transaction.now,
  }
  transaction.put('candidate', merged)
  transaction.remove('candidate', candidateId)
  const data = { deletedCandidate: { id: candidateId }, mergedCandidate: { id: intoCandidateId } }
  emitEvent(transaction, { action: 'candidateMerge', subjectId: candidateId, data })

  return merged
}

function requireCandidate(transaction: Transaction, candidateId: string): Candidate {
  const candidate = transaction.get('candidate', candidateId)
  if (!candidate) throw createNotFound({ noun: 'candidate', parameter: 'candidateId' })

  return candidate
}

function createContact(value: string): Contact {
  return { value, type: 'Personal', isPrimary: true }
}

function createResume(transaction: Transaction, { candidateId, name }: { candidateId: string; name: string }): StoredFile {
  return {
    id: transaction.createId(),
    name: 'resume.pdf',
    contentType: 'application/pdf',
    ownerId: candidateId,
    lines: [name, 'Curriculum vitae'],
  }
}

function replacePrimary(contacts: Contact[], value: string | null): Contact[] {
  const others = contacts.filter((contact) => !contact.isPrimary)

  return value ? [createContact(value), ...others] : others
}

function addContacts(own: Contact[], other: Contact[]): Contact[] {
  const known = new Set(own.map((contact) => contact.value))
  const added = other.filter((contact) => !known.has(contact.value)).map((contact) => ({ ...contact, isPrimary: false }))

  return [...own, ...added]
}
