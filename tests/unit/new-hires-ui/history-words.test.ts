import { expect, it } from 'vitest'
import { describeHistory } from '#components/new-hires/new-hire-history-words.ts'
import type { NewHireHistoryEntry } from '#lib/domain/new-hires/contract.ts'
import { newHireHistoryKinds } from '#lib/domain/new-hires/terms.ts'
import { makeChange } from '#tests/unit/offers-ui/offer-fixture.ts'
import { makeEntry } from './new-hire-fixture.ts'

const titleOf = (change: Partial<NewHireHistoryEntry>) => describeHistory({ entry: makeEntry(change), viewer: 'Imani' }).title

it('every kind has a sentence', () => {
  for (const kind of newHireHistoryKinds) expect(titleOf({ kind }), kind).toMatch(/\S/)
})

it('who did it is named, and a value by the name of its field, names as they are written', () => {
  const linkedIn = makeChange({ field: 'linkedIn', label: 'LinkedIn' })

  expect(titleOf({ kind: 'edited', changes: [linkedIn] })).toBe('You edited LinkedIn')
  expect(titleOf({ kind: 'accepted', by: 'Tomás Villaseñor', changes: [makeChange({ field: 'jobTitle', label: 'Job title' })] })).toBe(
    'Tomás accepted Ashby’s job title',
  )
  expect(titleOf({ kind: 'added', detail: { isRehire: true } })).toBe('You added the person as a rehire')
})

it('a mark that went says what is so again', () => {
  expect(titleOf({ kind: 'flagged', by: null, detail: { flag: 'Unhired' } })).toBe('No longer hired in Ashby')
  expect(titleOf({ kind: 'unflagged', by: null, detail: { flag: 'Unhired' } })).toBe('Hired again in Ashby')
})
