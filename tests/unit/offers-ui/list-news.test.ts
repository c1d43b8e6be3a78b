import { describe, expect, it } from 'vitest'
import { listNews } from '#components/offers/list-news.ts'
import { makeChange, makeEntry, makeOffer } from './offer-fixture.ts'

const LOOK = '2026-11-20T12:00:00.000Z'
const AFTER = '2026-11-20T13:00:00.000Z'
const LATER = '2026-11-20T14:00:00.000Z'

const changed = (change: Parameters<typeof makeChange>[0], entry: Parameters<typeof makeEntry>[0] = {}) =>
  makeEntry({ id: `${entry.at ?? AFTER}`, kind: 'changed-in-ashby', by: null, at: AFTER, changes: [makeChange(change)], ...entry })
const newsOf = (history: ReturnType<typeof makeEntry>[], since: string | null = LOOK) =>
  listNews({ offer: makeOffer({ fields: { baseSalary: { value: '72000', ashby: '72000' } }, history }), since, viewer: 'Imani' })

describe('what Ashby changed since somebody looked', () => {
  it('is marked with the value they saw and the time of the last change, over several changes', () => {
    const news = newsOf([changed({ before: '70000', after: '72000' }, { at: LATER }), changed({ before: '68000', after: '70000' })])

    expect([...news]).toEqual([['baseSalary', { before: '68000', currency: 'EUR', at: LATER }]])
  })

  it('is told in the currency of then', () => {
    const currency = makeChange({ field: 'currency', before: 'JPY', after: 'EUR' })
    const both = makeEntry({
      kind: 'changed-in-ashby',
      by: null,
      at: AFTER,
      changes: [makeChange({ before: '9800000', after: '72000' }), currency],
    })

    expect(newsOf([both]).get('baseSalary')).toMatchObject({ before: '9800000', currency: 'JPY' })
  })

  it('is nothing before the look, without one, and where a value went and came back', () => {
    expect(newsOf([changed({ before: '1', after: '72000' }, { at: '2026-11-20T11:59:59.000Z' })]).size).toBe(0)
    expect(newsOf([changed({ before: '1', after: '72000' })], null).size).toBe(0)
    expect(newsOf([changed({ before: '1', after: '72000' }, { at: LATER }), changed({ before: '72000', after: '1' })]).size).toBe(0)
  })

  it('holds what colleagues took over and not what the reader took themselves, nor what anybody edited', () => {
    const took = (by: string) => changed({ before: '1', after: '72000' }, { kind: 'took-theirs', by })

    expect(newsOf([took('Tomás')]).size).toBe(1)
    expect(newsOf([took('Imani')]).size).toBe(0)
    expect(newsOf([changed({ before: '1', after: '72000' }, { kind: 'edited', by: 'Tomás' })]).size).toBe(0)
  })

  it('leaves out a field that asks: its own box tells it', () => {
    const offer = makeOffer({
      fields: { baseSalary: { value: '1', ashby: '72000', isEdited: true, ashbyNowSays: { value: '72000' } } },
      history: [changed({ before: '70000', after: '72000' })],
    })

    expect(listNews({ offer, since: LOOK, viewer: 'Imani' }).size).toBe(0)
  })
})
