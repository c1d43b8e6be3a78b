import { z } from 'zod'
import { readPage } from '#sandbox/pagination.ts'
import { renderExpandedJob, renderJob } from '#sandbox/render/jobs.ts'
import { canSeeJob } from '#sandbox/render/visibility.ts'
import { createInvalidInput, createNotFound } from '#sandbox/responses.ts'
import { defineOperation } from './define.ts'
import { createdAfter, expand, id, page } from './inputs.ts'

/** Draft jobs are listed only when asked for. */
const LISTED_STATUSES = ['Open', 'Closed', 'Archived']

export const jobOperations = [
  defineOperation({
    name: 'job.list',
    scope: 'jobs:read',
    kind: 'read',
    input: z.object({ ...page, createdAfter, status: z.array(z.string()).nullish(), expand }),
    run({ reading, info }, { cursor, syncToken, limit, ...filters }) {
      const statuses = filters.status ?? LISTED_STATUSES

      return readPage({
        listName: `job.list ${JSON.stringify(filters)}`,
        view: reading.view,
        faults: info.faults,
        kind: 'job',
        request: { cursor, syncToken, limit },
        matches: (job) =>
          statuses.includes(job.status) &&
          (!filters.createdAfter || Date.parse(job.createdAt) > filters.createdAfter) &&
          canSeeJob(reading, job),
        render: (job) => renderExpandedJob(reading, job, filters.expand),
      })
    },
  }),
  defineOperation({
    name: 'job.info',
    scope: 'jobs:read',
    kind: 'read',
    input: z.object({ id, expand }),
    run({ reading }, input) {
      const job = reading.view.get('job', input.id)
      if (!job || !canSeeJob(reading, job)) throw createNotFound({ noun: 'job', parameter: 'id' })

      return { results: renderExpandedJob(reading, job, input.expand) }
    },
  }),
  defineOperation({
    name: 'job.search',
    scope: 'jobs:read',
    kind: 'read',
    input: z.object({ title: z.string().nullish(), requisitionId: z.string().nullish() }),
    run({ reading }, input) {
      const title = input.title?.toLowerCase()
      if (!title && !input.requisitionId) throw createInvalidInput({ message: 'title or requisitionId is required' })

      const jobs = reading.view
        .list('job')
        .filter((job) => !title || job.title.toLowerCase().includes(title))
        .filter((job) => !input.requisitionId || job.customRequisitionId === input.requisitionId)
        .filter((job) => canSeeJob(reading, job))

      return { results: jobs.map((job) => renderJob(reading, job)) }
    },
  }),
]
