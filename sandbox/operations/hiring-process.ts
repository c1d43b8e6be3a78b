import { z } from 'zod'
import { readPage } from '#sandbox/pagination.ts'
import { createNotFound } from '#sandbox/responses.ts'
import { defineOperation } from './define.ts'
import { id, page } from './inputs.ts'

const includeArchived = z.boolean().nullish()

/** The small lists of the hiring process. */
export const hiringProcessOperations = [
  defineOperation({
    name: 'archiveReason.list',
    scope: 'hiringProcessMetadata:read',
    kind: 'read',
    input: z.object({ includeArchived }),
    run: ({ reading }, { includeArchived: withArchived }) => ({
      results: reading.view.list('archiveReason').filter((reason) => withArchived === true || !reason.isArchived),
      moreDataAvailable: false,
    }),
  }),
  defineOperation({
    name: 'source.list',
    scope: 'hiringProcessMetadata:read',
    kind: 'read',
    input: z.object({ includeArchived }),
    run: ({ reading }, { includeArchived: withArchived }) => ({
      results: reading.view.list('source').filter((source) => withArchived === true || !source.isArchived),
      moreDataAvailable: false,
    }),
  }),
  defineOperation({
    name: 'closeReason.list',
    scope: 'hiringProcessMetadata:read',
    kind: 'read',
    input: z.object({ ...page, includeArchived }),
    run: ({ reading, info }, { includeArchived: withArchived, ...request }) =>
      readPage({
        listName: `closeReason.list ${withArchived === true}`,
        view: reading.view,
        faults: info.faults,
        kind: 'closeReason',
        request,
        matches: (reason) => withArchived === true || !reason.isArchived,
        render: (reason) => reason,
      }),
  }),
  defineOperation({
    name: 'interviewStage.list',
    scope: 'interviews:read',
    kind: 'read',
    input: z.object({ interviewPlanId: id }),
    run({ reading }, { interviewPlanId }) {
      const plan = reading.view.get('interviewPlan', interviewPlanId)
      if (!plan) throw createNotFound({ noun: 'interview plan', parameter: 'interviewPlanId' })

      return { results: plan.stages.map((stage) => ({ ...stage, interviewStageGroupId: null })), moreDataAvailable: false }
    },
  }),
]
