import { expect, test } from 'vitest'
import {
  canConfirm,
  keepOrder,
  keyOfMatch,
  listSuggestions,
  NOTHING,
  readInitial,
  readStanding,
  sortMatches,
} from '#components/openings-sync/match-drafts.ts'
import type { OpeningMatch } from '#lib/domain/openings/contract.ts'

function makeMatch(change: Partial<OpeningMatch> = {}): OpeningMatch {
  return { kind: 'department', value: 'Engineering', openJobs: 3, chosen: null, suggested: null, isGone: false, ...change }
}

const suggested = { externalId: 'd-1', name: 'Engineering' }
const confirmed = makeMatch({ value: 'Design', chosen: { externalId: 'd-2', name: 'Design' } })
const nothing = makeMatch({ value: 'Club', chosen: { externalId: null, name: null } })
const gone = makeMatch({ value: 'Old', chosen: { externalId: 'd-9', name: null }, isGone: true })
const open = makeMatch({ value: 'Field' })
const proposed = makeMatch({ suggested })

test('the box holds what was confirmed, else what is suggested; what is gone is asked anew', () => {
  expect([confirmed, nothing, gone, open, proposed].map(readInitial)).toEqual(['d-2', NOTHING, null, null, 'd-1'])
})

test('only a choice that is not the confirmed one can be confirmed', () => {
  expect(canConfirm({ match: confirmed, draft: 'd-2' })).toBe(false)
  expect(canConfirm({ match: confirmed, draft: NOTHING })).toBe(true)
  expect(canConfirm({ match: nothing, draft: NOTHING })).toBe(false)
  expect(canConfirm({ match: proposed, draft: 'd-1' })).toBe(true)
  expect(canConfirm({ match: open, draft: null })).toBe(false)
  // Archived there and chosen again on purpose: the server says what it makes of it.
  expect(canConfirm({ match: gone, draft: 'd-9' })).toBe(true)
})

test('all suggestions leave out what somebody decided and what has none', () => {
  expect(listSuggestions([confirmed, nothing, gone, open, proposed])).toEqual([
    { kind: 'department', value: 'Engineering', externalId: 'd-1' },
  ])
})

test('what waits for a person comes first, and rows keep their place while somebody works', () => {
  const sorted = sortMatches([confirmed, proposed, open, gone])
  expect(sorted.map(readStanding)).toEqual(['gone', 'open', 'suggested', 'confirmed'])

  const order = sorted.map(keyOfMatch)
  const now = [confirmed, { ...proposed, chosen: suggested }, open, gone, makeMatch({ value: 'Newcomer' })]
  expect(keepOrder({ matches: now, order }).map(({ value }) => value)).toEqual(['Old', 'Field', 'Engineering', 'Design', 'Newcomer'])
})
