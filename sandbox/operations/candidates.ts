import { z } from 'zod'
import { readPage } from '#sandbox/pagination.ts'
import { renderCandidate } from '#sandbox/render/candidates.ts'
import { canSeeCandidate } from '#sandbox/render/visibility.ts'
import { createInvalidInput, createNotFound } from '#sandbox/responses.ts'
import { defineOperation } from './define.ts'
import { createdAfter, id, page } from './inputs.ts'

const SEARCH_RESULTS_MAX = 100

export const candidateOperations = [
  defineOperation({
    name: 'candidate.list',
    scope: 'candidates:read',
    kind: 'read',
    input: z.object({ ...page, createdAfter }),
    run({ reading, info, account, origin }, { cursor, syncToken, limit, ...filters }) {
      return readPage({
        listName: `candidate.list ${JSON.stringify(filters)}`,
        view: reading.view,
        faults: info.faults,
        kind: 'candidate',
        request: { cursor, syncToken, limit },
        matches: (candidate) =>
          (!filters.createdAfter || Date.parse(candidate.createdAt) > filters.createdAfter) && canSeeCandidate(reading, candidate),
        render: (candidate) => renderCandidate(reading, candidate, { origin, accountId: account.id }),
      })
    },
  }),
  defineOperation({
    name: 'candidate.info',
    scope: 'candidates:read',
    kind: 'read',
    input: z.object({ id: id.nullish(), externalMappingId: z.string().nullish() }),
    run({ reading, account, origin }, input) {
      if (!input.id && !input.externalMappingId) throw createInvalidInput({ message: 'id is required', parameter: 'id' })

      const candidate = reading.view.get('candidate', input.id ?? '')
      if (!candidate || !canSeeCandidate(reading, candidate)) throw createNotFound({ noun: 'candidate', parameter: 'id' })

      return { results: renderCandidate(reading, candidate, { origin, accountId: account.id }) }
    },
  }),
  defineOperation({
    name: 'candidate.search',
    scope: 'candidates:read',
    kind: 'read',
    input: z.object({ email: z.string().nullish(), name: z.string().nullish() }),
    run({ reading, account, origin }, input) {
      const email = input.email?.toLowerCase()
      const name = input.name?.toLowerCase()
      if (!email && !name) throw createInvalidInput({ message: 'email or name is required' })

      const found = reading.view
        .list('candidate')
        .filter((candidate) => !email || candidate.emailAddresses.some((address) => address.value.toLowerCase() === email))
        .filter((candidate) => !name || candidate.name.toLowerCase().includes(name))
        .filter((candidate) => canSeeCandidate(reading, candidate))

      return {
        results: found
          .slice(0, SEARCH_RESULTS_MAX)
          .map((candidate) => renderCandidate(reading, candidate, { origin, accountId: account.id })),
      }
    },
  }),
]
