import { describe, expect, it } from 'vitest'
import { describeWait } from '#components/offers/describe-wait.ts'
import { describeHistory } from '#components/offers/history-words.ts'
import type { HistoryEntry } from '#lib/domain/offers/contract.ts'
import { historyKindSchema } from '#lib/domain/offers/schema.ts'
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

describe('the way to the candidate in words', () => {
  it('has a sentence for every kind', () => {
    for (const kind of historyKindSchema.options) expect(titleOf({ kind, changes: [] }), kind).toMatch(/\S/)
  })

  it('names version and mail, and says what came of an answer', () => {
    expect(titleOf({ kind: 'published', detail: { version: 2 } })).toBe('You published version 2')
    expect(titleOf({ kind: 'mail-sent', by: null, detail: { mail: 'offer-link' } })).toBe('New link mailed')
    expect(titleOf({ kind: 'accepted', by: null, detail: { version: 2, sawAshby: true } })).toBe('Accepted version 2')
  })

  it('tells how long the candidate took, counted from the mail or from publishing', () => {
    const published = makeEntry({ id: '1', kind: 'published', at: '2026-11-20T10:00:00.000Z' })
    const mailed = makeEntry({ id: '2', kind: 'mail-sent', at: '2026-11-20T10:00:10.000Z' })
    const opened = makeEntry({ id: '3', kind: 'opened', at: '2026-11-20T14:30:00.000Z' })
    const accepted = makeEntry({ id: '4', kind: 'accepted', at: '2026-11-23T11:00:00.000Z' })
    const history = [accepted, opened, mailed, published]

    expect(describeWait({ entry: opened, history })).toBe('4 h after the mail')
    expect(describeWait({ entry: accepted, history })).toBe('3 days after it was published')
    expect(describeWait({ entry: mailed, history })).toBeNull()
  })
})
