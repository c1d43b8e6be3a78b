import { findPrimary } from '#sandbox/render/candidates.ts'
import { findLatestVersion } from '#sandbox/render/offers.ts'
import type { Account } from '#sandbox/tables.ts'
import { openView } from '#sandbox/view.ts'

/** Every offer as it truly is, flat, joined with its application, candidate, job, department and location. */
export function dumpOffers(account: Account) {
  const view = openView({ account, lagMs: 0 })

  return view.list('offer').map((offer) => {
    const latest = findLatestVersion(offer)
    const application = view.get('application', offer.applicationId)
    const candidate = application ? view.get('candidate', application.candidateId) : null
    const job = application ? view.get('job', application.jobId) : null

    return {
      offerId: offer.id,
      offerStatus: offer.offerStatus,
      acceptanceStatus: offer.acceptanceStatus,
      decidedAt: offer.decidedAt,
      latestVersionId: latest.id,
      versionCount: offer.versions.length,
      approvalStatus: latest.approvalStatus,
      startDate: latest.startDate,
      salary: latest.salary?.value ?? null,
      currencyCode: latest.salary?.currencyCode ?? null,
      openingId: latest.openingId,
      customFields: latest.customFields,
      applicationId: offer.applicationId,
      applicationStatus: application?.status ?? null,
      candidateId: candidate?.id ?? null,
      candidateName: candidate?.name ?? null,
      candidateEmail: findPrimary(candidate?.emailAddresses ?? [])?.value ?? null,
      jobId: job?.id ?? null,
      jobTitle: job?.title ?? null,
      isConfidential: job?.confidential ?? false,
      department: job?.departmentId ? (view.get('department', job.departmentId)?.name ?? null) : null,
      location: job?.locationId ? (view.get('location', job.locationId)?.name ?? null) : null,
    }
  })
}

/** Every application that is hired, as it truly is, with whose it is. */
export function dumpHires(account: Account) {
  const view = openView({ account, lagMs: 0 })

  return view
    .list('application')
    .filter(({ status }) => status === 'Hired')
    .map((application) => {
      const candidate = view.get('candidate', application.candidateId)

      return {
        applicationId: application.id,
        candidateName: candidate?.name ?? null,
        candidateEmail: findPrimary(candidate?.emailAddresses ?? [])?.value ?? null,
        jobTitle: view.get('job', application.jobId)?.title ?? null,
        openingId: application.openingId,
      }
    })
}
