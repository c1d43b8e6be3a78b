import { z } from 'zod'
import { readPage } from '#sandbox/pagination.ts'
import { renderOpening } from '#sandbox/render/jobs.ts'
import { createNotFound } from '#sandbox/responses.ts'
import { defineOperation } from './define.ts'
import { createdAfter, id, page } from './inputs.ts'

/** Archived openings are among them, told by isArchived: the description knows no way to leave them out. */
export const openingReads = [
  defineOperation({
    name: 'opening.list',
    scope: 'jobs:read',
    kind: 'read',
    plan: 'openings',
    input: z.object({ ...page, createdAfter }),
    run({ reading, info }, { cursor, syncToken, limit, ...filters }) {
      return readPage({
        listName: `opening.list ${JSON.stringify(filters)}`,
        view: reading.view,
        faults: info.faults,
        kind: 'opening',
        request: { cursor, syncToken, limit },
        matches: ({ createdAt, latestVersion }) =>
          !filters.createdAfter || Date.parse(createdAt ?? latestVersion.createdAt) > filters.createdAfter,
        render: (opening) => renderOpening(reading, opening),
      })
    },
  }),
  defineOperation({
    name: 'opening.info',
    scope: 'jobs:read',
    kind: 'read',
    plan: 'openings',
    input: z.object({ openingId: id }),
    run({ reading }, { openingId }) {
      const opening = reading.view.get('opening', openingId)
      if (!opening) throw createNotFound({ noun: 'opening', parameter: 'openingId' })

      return { results: renderOpening(reading, opening) }
    },
  }),
  defineOperation({
    name: 'opening.search',
    scope: 'jobs:read',
    kind: 'read',
    plan: 'openings',
    input: z.object({ identifier: z.string() }),
    run({ reading }, { identifier }) {
      const openings = reading.view.list('opening').filter((opening) => opening.latestVersion.identifier === identifier)

      return { results: openings.map((opening) => renderOpening(reading, opening)) }
    },
  }),
]
