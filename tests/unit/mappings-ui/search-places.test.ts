import { describe, expect, it } from 'vitest'
import { readPastedId, searchPlaces } from '#components/mappings/search-places.ts'
import { placeOf } from './place-fixture.ts'

const ID = '5f3a9c1e-0000-4000-8000-0123456789ab'
const places = [
  placeOf({ path: 'offer.startDate', label: 'Offer start date', type: 'date' }),
  placeOf({ path: `customField.${ID}`, label: 'Équity Grant', group: 'Offer custom fields', type: 'number' }),
  placeOf({ path: 'customField.doc', label: 'Equity plan', group: 'Offer custom fields', type: 'other' }),
  placeOf({ path: 'customField.notes', label: 'Notes on equity', group: 'Offer custom fields' }),
]

function search(query: string) {
  return searchPlaces({ places, query, judge: ({ type }) => (type === 'other' ? 'A file' : null), misfitHeading: 'Does not fit' })
}

function labels(query: string) {
  return search(query).groups.map(({ heading, choices }) => [heading, choices.map(({ place }) => place.label)])
}

describe('the search of the picker', () => {
  it('lists everything under its heading while nothing is typed, what does not fit last', () => {
    expect(labels('')).toEqual([
      ['Offer', ['Offer start date']],
      ['Offer custom fields', ['Équity Grant', 'Notes on equity']],
      ['Does not fit', ['Equity plan']],
    ])
  })

  it('finds words without their accents, those that begin a label first', () => {
    expect(labels('equity')).toEqual([
      ['Offer custom fields', ['Équity Grant', 'Notes on equity']],
      ['Does not fit', ['Equity plan']],
    ])
    expect(search('equity').count).toBe(3)
  })

  it('finds a place by its type, its heading and its path', () => {
    expect(search('offer.startDate').count).toBe(1)
    expect(search('custom number').count).toBe(1)
  })

  it('finds the field of a pasted id or of an address that holds it', () => {
    expect(labels(ID.toUpperCase())).toEqual([['Offer custom fields', ['Équity Grant']]])
    expect(labels(`https://app.ashbyhq.com/admin/custom-fields/${ID}?tab=edit`)).toEqual([['Offer custom fields', ['Équity Grant']]])
  })

  it('offers the id of a field that was not read', () => {
    const unknown = '00000000-1111-4222-8333-444444444444'

    expect(search(unknown)).toMatchObject({ count: 0, unknownId: unknown })
  })

  it('takes the last id of an address, which is the thing itself', () => {
    expect(readPastedId(`https://app.ashbyhq.com/org/00000000-1111-4222-8333-444444444444/fields/${ID}`)).toBe(ID)
    expect(readPastedId('equity')).toBeNull()
  })
})
