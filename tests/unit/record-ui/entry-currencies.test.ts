import { expect, it } from 'vitest'
import { findEntryCurrencies } from '#components/record/entry-currencies.ts'
import type { HistoryEntry } from '#lib/domain/offers/contract.ts'
import { makeChange, makeEntry, makeOffer } from '#tests/unit/offers-ui/offer-fixture.ts'

function entry(id: string, kind: HistoryEntry['kind'], currency?: [before: string, after: string]): HistoryEntry {
  const change = currency
    ? makeChange({ field: 'currency', label: 'Currency', type: 'currency', before: currency[0], after: currency[1] })
    : makeChange()

  return makeEntry({ id, kind, changes: [change] })
}

it('an amount of the past is told in the currency of then', () => {
  const offer = makeOffer({
    fields: { currency: { value: 'EUR', ashby: 'USD', isEdited: true } },
    history: [
      entry('6', 'remapped'),
      entry('5', 'changed-in-ashby'),
      entry('4', 'changed-in-ashby', ['PLN', 'USD']),
      entry('3', 'edited'),
      entry('2', 'edited', ['PLN', 'EUR']),
      entry('1', 'changed-in-ashby'),
    ],
  })

  expect(Object.fromEntries(findEntryCurrencies(offer))).toEqual({
    6: { before: 'USD', after: 'USD' },
    5: { before: 'USD', after: 'USD' },
    4: { before: 'PLN', after: 'USD' },
    3: { before: 'EUR', after: 'EUR' },
    2: { before: 'PLN', after: 'EUR' },
    1: { before: 'PLN', after: 'PLN' },
  })
})
