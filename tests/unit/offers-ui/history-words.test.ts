import { describe, expect, it } from 'vitest'
import { describeHistory } from '#components/offers/history-words.ts'
import type { HistoryEntry } from '#lib/domain/offers/contract.ts'
import { EQUITY, makeChange, makeEntry } from './offer-fixture.ts'

const titleOf = (change: Partial<HistoryEntry>) => describeHistory({ entry: makeEntry(change), viewer: 'Imani' }).title

describe('the history of an offer in words', () => {
  it('says which version filled how many fields, and that hidden ones were among them', () => {
    const changes = [makeChange(), makeChange({ field: EQUITY })]

    expect(titleOf({ kind: 'remapped', by: null, changes, detail: { version: 9 } })).toBe('Mapping version 9 filled 2 fields')
    expect(titleOf({ kind: 'remapped', by: null, changes: [], detail: { version: 9 } })).toBe('Mapping version 9 filled a hidden field')
  })

  it('names a field as its organization calls it', () => {
    expect(titleOf({ kind: 'edited', changes: [makeChange({ field: EQUITY, label: 'RSU grant' })] })).toBe('You edited RSU grant')
    expect(titleOf({ kind: 'edited' })).toBe('You edited base salary')
  })

  it('tells that somebody took something back', () => {
    expect(titleOf({ kind: 'undone' })).toBe('You took back a change to base salary')
  })
})
