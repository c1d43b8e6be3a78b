import type { Application } from '#sandbox/model.ts'
import { findPrimary } from './candidates.ts'
import { renderCustomFieldValues } from './custom-fields.ts'
import { renderFileHandles } from './files.ts'
import { renderOpening } from './jobs.ts'
import { findUser, renderTeam } from './organization.ts'
import type { RenderContext } from './visibility.ts'

/** An application as application.list, application.changeStage and webhooks carry it. */
export function renderApplication(context: RenderContext, application: Application) {
  const { view } = context
  const reason = application.archiveReasonId ? view.get('archiveReason', application.archiveReasonId) : null

  return {
    id: application.id,
    createdAt: application.createdAt,
    updatedAt: application.updatedAt,
    ...(application.archivedAt ? { archivedAt: application.archivedAt } : {}),
    candidate: renderShortCandidate(context, application),
    status: application.status,
    customFields: renderCustomFieldValues(context, application.customFields),
    currentInterviewStage: renderStage(context, application),
    source: application.sourceId ? view.get('source', application.sourceId) : null,
    creditedToUser: findUser(view, application.creditedToUserId),
    archiveReason: reason ? { ...reason, customFields: [] } : null,
    ...renderJobPart(context, application),
    appliedViaJobPostingId: null,
    submitterClientIp: null,
    submitterUserAgent: null,
  }
}

/** application.info adds the history, the resume and, when asked for, the openings. */
export function renderApplicationInfo(context: RenderContext, application: Application, expand: readonly string[]) {
  const candidate = context.view.get('candidate', application.candidateId)
  const [resumeFileHandle] = renderFileHandles(context.view, candidate?.resumeFileId ? [candidate.resumeFileId] : [])

  return {
    ...renderApplication(context, application),
    ...(resumeFileHandle ? { resumeFileHandle } : {}),
    ...renderExpandedOpenings(context, application, expand),
    applicationHistory: renderHistory(application),
    ...(expand.includes('applicationFormSubmissions') ? { applicationFormSubmissions: [] } : {}),
    ...(expand.includes('referrals') ? { referrals: [] } : {}),
  }
}

export function renderExpandedOpenings(context: RenderContext, application: Application, expand: readonly string[]) {
  if (!expand.includes('openings')) return {}

  const opening = application.openingId ? context.view.get('opening', application.openingId) : null

  return { openings: opening ? [renderOpening(context, opening)] : [] }
}

export function renderHistory(application: Application) {
  return application.history.map(({ leftStageAt, ...entry }, position) => ({
    ...entry,
    ...(leftStageAt ? { leftStageAt } : {}),
    allowedActions: position === application.history.length - 1 ? ['set_entered_at'] : ['set_entered_at', 'delete'],
    actorId: null,
  }))
}

function renderShortCandidate({ view }: RenderContext, { candidateId }: Application) {
  const candidate = view.get('candidate', candidateId)
  const email = findPrimary(candidate?.emailAddresses ?? [])
  const phone = findPrimary(candidate?.phoneNumbers ?? [])

  return {
    id: candidateId,
    name: candidate?.name ?? '',
    ...(email ? { primaryEmailAddress: email } : {}),
    ...(phone ? { primaryPhoneNumber: phone } : {}),
  }
}

function renderStage({ view }: RenderContext, { jobId, stageId }: Application) {
  const job = view.get('job', jobId)
  const plan = job ? view.get('interviewPlan', job.interviewPlanId) : null
  const stage = plan?.stages.find((entry) => entry.id === stageId)

  return {
    id: stageId,
    title: stage?.title ?? '',
    type: stage?.type ?? '',
    interviewPlanId: plan?.id ?? '',
    orderInInterviewPlan: stage?.orderInInterviewPlan ?? 0,
    interviewStageGroupId: null,
  }
}

function renderJobPart({ view }: RenderContext, { jobId }: Application) {
  const job = view.get('job', jobId)
  const { title = '', locationId = null, departmentId = null, brandId = null, hiringTeam = [] } = job ?? {}

  return { job: { id: jobId, title, locationId, departmentId, brandId }, hiringTeam: renderTeam(view, hiringTeam) }
}
