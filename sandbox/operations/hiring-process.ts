import { z } from 'zod'
import { readPage } from '#sandbox/pagination.ts'
import { canSeeField, renderCustomField } from '#sandbox/render/custom-fields.ts'
import { createNotFound } from '#sandbox/responses.ts'
import { defineOperation } from './define.ts'
import { id, page } from './inputs.ts'

const includeArchived = z.boolean().nullish()

/** Custom fields and the small lists of the hiring process. */
export const hiringProcessOperations = [
  defineOperation({
    name: 'customField.list',
    scope: 'hiringProcessMetadata:read',
    kind: 'read',
    input: z.object({ ...page, includeArchived }),
    run: ({ reading, info }, { includeArchived: withArchived, ...request }) =>
      readPage({
        listName: `customField.list ${withArchived === true}`,
        view: reading.view,
        faults: info.faults,
        kind: 'customField',
        request,
        matches: (field) => (withArchived === true || !field.isArchived) && canSeeField(reading, field),
        render: renderCustomField,
      }),
  }),
  defineOperation({
    name: 'customField.info',
    scope: 'hiringProcessMetadata:read',
    kind: 'read',
    input: z.object({ customFieldId: id }),
    run({ reading }, { customFieldId }) {
      const field = reading.view.get('customField', customFieldId)
      if (!field || !canSeeField(reading, field)) throw createNotFound({ noun: 'custom field', parameter: 'customFieldId' })

      return { results: renderCustomField(field) }
    },
  }),
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
