import type { Application, Candidate, Job, Offer } from '#sandbox/model.ts'
import type { View } from '#sandbox/view.ts'

/** The two toggles of a key that are not scopes; both are off unless switched on (developers.ashbyhq.com/reference/authentication). */
export type Visibility = { confidential: boolean; nonOfferPrivate: boolean }
export type RenderContext = { view: View; visibility: Visibility }

export function canSeeJob({ visibility }: RenderContext, job: Job | null): boolean {
  return job !== null && (visibility.confidential || !job.confidential)
}

export function canSeeApplication(context: RenderContext, application: Application | null): boolean {
  return application !== null && canSeeJob(context, context.view.get('job', application.jobId))
}

export function canSeeOffer(context: RenderContext, offer: Offer | null): boolean {
  return offer !== null && canSeeApplication(context, context.view.get('application', offer.applicationId))
}

/** A candidate who is considered for confidential jobs only is hidden with them. */
export function canSeeCandidate(context: RenderContext, candidate: Candidate | null): boolean {
  if (!candidate) return false
  if (context.visibility.confidential) return true

  const applications = context.view.applicationsOf(candidate.id)

  return applications.length === 0 || applications.some((application) => canSeeApplication(context, application))
}
