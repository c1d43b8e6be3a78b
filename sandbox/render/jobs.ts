import type { Job, Opening } from '#sandbox/model.ts'
import { renderCustomFieldValues } from './custom-fields.ts'
import { findUser, renderLocation, renderTeam } from './organization.ts'
import type { RenderContext } from './visibility.ts'

/** A job with the keys of real answers, createdAt, updatedAt, openedAt and brandId included (seen in practice). */
export function renderJob(context: RenderContext, job: Job) {
  return {
    id: job.id,
    title: job.title,
    confidential: job.confidential,
    status: job.status,
    employmentType: job.employmentType,
    locationId: job.locationId,
    departmentId: job.departmentId,
    defaultInterviewPlanId: job.interviewPlanId,
    interviewPlanIds: [job.interviewPlanId],
    jobPostingIds: [],
    customFields: renderCustomFieldValues(context, job.customFields),
    hiringTeam: renderTeam(context.view, job.hiringTeam),
    customRequisitionId: job.customRequisitionId,
    brandId: job.brandId,
    author: findUser(context.view, job.authorId),
    createdAt: job.createdAt,
    updatedAt: job.updatedAt,
    openedAt: job.openedAt,
    closedAt: job.closedAt,
  }
}

/** A job with what `expand` asked for. */
export function renderExpandedJob(context: RenderContext, job: Job, expand: readonly string[]) {
  const location = job.locationId ? context.view.get('location', job.locationId) : null
  const openings = expand.includes('openings') ? context.view.list('opening') : []

  return {
    ...renderJob(context, job),
    ...(expand.includes('location') ? { location: location ? renderLocation(location) : null } : {}),
    ...(expand.includes('openings')
      ? {
          openings: openings
            .filter((opening) => opening.latestVersion.jobIds.includes(job.id))
            .map((opening) => renderOpening(context, opening)),
        }
      : {}),
  }
}

export function renderOpening(context: RenderContext, opening: Opening) {
  const { latestVersion: version } = opening

  return {
    id: opening.id,
    openedAt: opening.openedAt,
    closedAt: opening.closedAt,
    isArchived: opening.isArchived,
    archivedAt: opening.archivedAt,
    closeReasonId: opening.closeReasonId,
    openingState: opening.openingState,
    latestVersion: {
      id: version.id,
      identifier: version.identifier,
      description: version.description,
      authorId: version.authorId,
      createdAt: version.createdAt,
      teamId: version.teamId,
      jobIds: version.jobIds,
      targetHireDate: version.targetHireDate,
      targetStartDate: version.targetStartDate,
      isBackfill: version.isBackfill,
      employmentType: version.employmentType,
      locationIds: version.locationIds,
      hiringTeam: renderTeam(context.view, version.hiringTeam),
      customFields: renderCustomFieldValues(context, version.customFields),
    },
  }
}
