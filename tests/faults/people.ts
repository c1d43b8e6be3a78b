import type { FaultCompany } from './company.ts'

export type MadePerson = { offerId: string; applicationId: string; candidateId: string }

let made = 0

/** Candidates with an approved offer each. */
export async function makePeople({ account, jobId }: FaultCompany, count: number): Promise<MadePerson[]> {
  const people: MadePerson[] = []
  for (let index = 0; index < count; index += 1) {
    made += 1
    const candidate = await account.control('candidate.create', {
      name: `Candidate ${made} Ñandú`,
      email: `candidate${made}@mail.example`,
      jobId,
    })
    const applicationId = String(candidate.applicationId)
    const startDate = `2026-12-${String(1 + (made % 28)).padStart(2, '0')}`
    const offer = await account.control('offer.create', { applicationId, salary: 50_000 + made, currencyCode: 'EUR', startDate })
    await account.control('offer.approve', { offerId: offer.id })
    people.push({ offerId: String(offer.id), applicationId, candidateId: String(candidate.candidateId) })
  }

  return people
}

/** Every offer changes, each in one of nine ways; two of them hire. */
export async function changePeople({ account }: FaultCompany, people: readonly MadePerson[]): Promise<void> {
  for (const [index, { offerId, applicationId }] of people.entries()) {
    const way = index % 9
    await account.control('offer.update', { offerId, salary: 70_000 + index, skipApproval: true })
    if (way === 1) await account.control('offer.decide', { offerId, decision: 'Accepted' })
    if (way === 2) await account.control('offer.decide', { offerId, decision: 'Declined' })
    if (way === 3) await account.control('offer.decide', { offerId, decision: 'Cancelled' })
    if (way === 4) await account.control('application.archive', { applicationId })
    if (way === 5) await account.control('offer.update', { offerId, startDate: '2027-01-04' })
    if (way === 6) await account.control('offer.decide', { offerId, decision: 'Accepted', hire: true })
    if (way === 7) await account.control('offer.delete', { offerId })
    if (way === 8) await account.control('application.hire', { applicationId })
  }
}

/** Somebody who is hired without ever having had an offer. */
export async function hireWithoutOffer({
  account,
  jobId,
}: FaultCompany): Promise<{ applicationId: string; candidateId: string; email: string }> {
  made += 1
  const email = `candidate${made}@mail.example`
  const { candidateId, applicationId } = await account.control('candidate.create', { name: `Candidate ${made} Ñandú`, email, jobId })
  await account.control('application.hire', { applicationId })

  return { applicationId: String(applicationId), candidateId: String(candidateId), email }
}
