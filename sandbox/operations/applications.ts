import { z } from 'zod'
import { changeStage } from '#sandbox/acts/applications.ts'
import type { Application } from '#sandbox/model.ts'
import { readPage } from '#sandbox/pagination.ts'
import { renderApplication, renderApplicationInfo, renderExpandedOpenings, renderHistory } from '#sandbox/render/applications.ts'
import type { RenderContext } from '#sandbox/render/visibility.ts'
import { canSeeApplication } from '#sandbox/render/visibility.ts'
import { createInvalidInput, createNotFound } from '#sandbox/responses.ts'
import { defineOperation } from './define.ts'
import { createdAfter, expand, id, page } from './inputs.ts'

export const applicationOperations = [
  defineOperation({
    name: 'application.list',
    scope: 'candidates:read',
    kind: 'read',
    input: z.object({
      ...page,
      createdAfter,
      status: z.enum(['Hired', 'Archived', 'Active', 'Lead']).nullish(),
      jobId: id.nullish(),
      expand,
    }),
    run({ reading, info }, { cursor, syncToken, limit, ...filters }) {
      return readPage({
        listName: `application.list ${JSON.stringify(filters)}`,
        view: reading.view,
        faults: info.faults,
        kind: 'application',
        request: { cursor, syncToken, limit },
        matches: (application) =>
          (!filters.status || application.status === filters.status) &&
          (!filters.jobId || application.jobId === filters.jobId) &&
          (!filters.createdAfter || Date.parse(application.createdAt) > filters.createdAfter) &&
          canSeeApplication(reading, application),
        render: (application) => ({
          ...renderApplication(reading, application),
          ...renderExpandedOpenings(reading, application, filters.expand),
        }),
      })
    },
  }),
  defineOperation({
    name: 'application.info',
    scope: 'candidates:read',
    kind: 'read',
    input: z.object({ applicationId: id.nullish(), submittedFormInstanceId: id.nullish(), expand }),
    run({ reading }, { applicationId, submittedFormInstanceId, expand: wanted }) {
      if (!applicationId && !submittedFormInstanceId)
        throw createInvalidInput({ message: 'applicationId is required', parameter: 'applicationId' })

      const application = requireVisible(reading, applicationId ?? '')

      return { results: renderApplicationInfo(reading, application, wanted) }
    },
  }),
  defineOperation({
    name: 'application.listHistory',
    scope: 'candidates:read',
    kind: 'read',
    input: z.object({ applicationId: id, cursor: page.cursor, limit: page.limit }),
    run({ reading }, { applicationId }) {
      return { results: renderHistory(requireVisible(reading, applicationId)), moreDataAvailable: false }
    },
  }),
  defineOperation({
    name: 'application.changeStage',
    scope: 'candidates:write',
    kind: 'write',
    input: z.object({ applicationId: id, interviewStageId: id, archiveReasonId: id.nullish() }),
    run({ store, account, writing }, { applicationId, interviewStageId, archiveReasonId }) {
      requireVisible(writing, applicationId)
      const application = store.write(account, (transaction) =>
        changeStage(transaction, { applicationId, stageId: interviewStageId, archiveReasonId }),
      )

      return { results: renderApplication(writing, application) }
    },
  }),
]

function requireVisible(context: RenderContext, applicationId: string): Application {
  const application = context.view.get('application', applicationId)
  if (application && canSeeApplication(context, application)) return application

  throw createNotFound({ noun: 'application', parameter: 'applicationId' })
}
