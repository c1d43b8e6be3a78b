import { describe, expect, test } from 'vitest'
import { compareOpening, LEFT_TO_ASHBY } from '#lib/destinations/ashby-openings/compare-opening.ts'
import { planOptions } from '#lib/destinations/ashby-openings/field-options.ts'
import { canonicalize, fromAshbyValue, toAshbyType, toAshbyValue } from '#lib/destinations/ashby-openings/field-values.ts'
import { planWrites, writeNewOpening } from '#lib/destinations/ashby-openings/opening-bodies.ts'
import { composeOurs, composeTheirs, type OurOpening } from '#lib/destinations/ashby-openings/opening-values.ts'

describe('values of custom fields', () => {
  test.each([
    ['text', 'Plain', 'String', 'Plain'],
    ['number', '12.5', 'Number', 12.5],
    ['number', '-3', 'Number', -3],
    ['money', '5000 EUR', 'Currency', { value: 5000, currencyCode: 'EUR' }],
    ['money', '5000.25 EUR Month', 'Currency', { value: 5000.25, currencyCode: 'EUR' }],
    ['date', '2027-04-01', 'Date', '2027-04-01'],
    ['yesNo', 'no', 'Boolean', false],
    ['choice', 'Gold', 'ValueSelect', 'Gold'],
    ['choices', '["B","A"]', 'MultiValueSelect', ['B', 'A']],
    ['person', 'Ana Torres <ana@example.com>', 'String', 'Ana Torres <ana@example.com>'],
  ])('%s %s is %s in Ashby', (type, value, ashbyType, there) => {
    expect(toAshbyType(type)).toBe(ashbyType)
    expect(toAshbyValue({ type, value })).toEqual({ value: there })
  })

  test('nothing clears, and what cannot be exact is not written', () => {
    expect(toAshbyValue({ type: 'number', value: null })).toEqual({ value: null })
    expect(toAshbyValue({ type: 'number', value: '12345678901234567' })).toEqual({ problem: 'unwritable' })
    expect(toAshbyValue({ type: 'money', value: 'a lot' })).toEqual({ problem: 'unwritable' })
    expect(toAshbyType('amount')).toBeNull()
  })

  test('two values of Ashby are the same exactly when they mean the same', () => {
    expect(canonicalize({ type: 'choices', value: ['B', 'A'] })).toBe(canonicalize({ type: 'choices', value: ['A', 'B'] }))
    expect(canonicalize({ type: 'date', value: '2027-04-01T00:00:00.000Z' })).toBe(canonicalize({ type: 'date', value: '2027-04-01' }))
    expect(canonicalize({ type: 'money', value: { currencyCode: 'EUR', value: 5, label: 'x' } })).toBe(
      canonicalize({ type: 'money', value: { value: 5, currencyCode: 'EUR' } }),
    )
    for (const value of [null, undefined, '', []]) expect(canonicalize({ type: 'text', value })).toBeNull()
    expect(canonicalize({ type: 'yesNo', value: false })).not.toBeNull()
  })

  test('and come back as somebody would type them, the interval of pay kept', () => {
    const read = (type: string, value: unknown, present: string | null = null) =>
      fromAshbyValue({ type, canonical: canonicalize({ type, value }), present })
    expect(read('yesNo', false)).toBe('no')
    expect(read('number', 12.5)).toBe('12.5')
    expect(read('money', { value: 5, currencyCode: 'USD' }, '7 EUR Month')).toBe('5 USD Month')
    expect(read('choices', ['A'])).toBe('["A"]')
    expect(read('text', null)).toBeNull()
  })
})

const ours: OurOpening = {
  ...{ identifier: 'R-1', title: 'Engineer', employmentType: null, isBackfill: null, targetHireDate: null, targetStartDate: '2027-01-01' },
  ...{ team: 'team', location: 'london', job: undefined, custom: { field: '"x"' } },
}

describe('an opening', () => {
  test('says only what is known', () => {
    const values = composeOurs(ours)
    expect(values).toEqual({
      ...{ identifier: 'R-1', title: 'Engineer', targetHireDate: null, targetStartDate: '2027-01-01', isBackfill: 'no' },
      ...{ team: 'team', location: '["london"]', field: '"x"' },
    })
    expect(writeNewOpening(values)).toEqual({
      ...{ identifier: 'R-1', description: 'Engineer', targetStartDate: '2027-01-01', isBackfill: false, teamId: 'team' },
      ...{ locationIds: ['london'], openingState: 'Approved' },
    })
  })

  test('of Ashby is told in the same terms', () => {
    const opening = {
      ...{ identifier: 'R-1', title: null, teamExternalId: null, locationExternalIds: ['b', 'a'], jobExternalIds: [] },
      ...{ employmentType: 'Intern', isBackfill: null, targetHireDate: null, targetStartDate: null },
      customFields: [{ externalId: 'ashby-field', value: 'x' }],
    }
    expect(composeTheirs({ opening, fields: [{ key: 'field', type: 'text', externalId: 'ashby-field' }] })).toMatchObject({
      ...{ identifier: 'R-1', title: null, location: '["a","b"]', job: null, employmentType: 'Intern', isBackfill: 'no', field: '"x"' },
    })
  })

  test('changes by as few calls as there are, what is added before what is removed', () => {
    const writes = planWrites({
      ours: { title: 'New', location: '["b"]', job: null, field: null },
      theirs: { title: 'Old', location: '["a"]', job: '["j"]', field: '"x"' },
      write: ['title', 'location', 'job', 'field'],
      fields: [{ key: 'field', type: 'text', externalId: 'ashby-field' }],
    })
    expect(writes).toEqual([
      { call: 'update', fields: ['title'], terms: { description: 'New' } },
      { call: 'addLocation', fields: ['location'], id: 'b' },
      { call: 'removeLocation', fields: ['location'], id: 'a' },
      { call: 'removeJob', fields: ['job'], id: 'j' },
      { call: 'setValues', fields: ['field'], values: [{ fieldId: 'ashby-field', fieldValue: null }] },
    ])
  })
})

describe('ours, what was sent, theirs', () => {
  const compare = (
    values: { ours: string | null; sent: string | null; theirs: string | null },
    winner: 'ask' | 'handoff' | 'ashby' = 'ask',
  ) => {
    const { ours: our, sent, theirs } = values
    const result = compareOpening({ ours: { title: our }, sent: { title: sent }, theirs: { title: theirs }, winnerOf: () => winner })
    return Object.entries(result).flatMap(([kind, fields]) => (fields.length > 0 ? [kind] : []))
  }

  test.each([
    ['nothing changed', { ours: 'a', sent: 'a', theirs: 'a' }, 'ask', []],
    ['ours changed', { ours: 'b', sent: 'a', theirs: 'a' }, 'ask', ['write']],
    ['theirs changed', { ours: 'a', sent: 'a', theirs: 'b' }, 'ask', ['ask']],
    ['theirs changed, handoff wins', { ours: 'a', sent: 'a', theirs: 'b' }, 'handoff', ['write']],
    ['theirs changed, ashby wins', { ours: 'a', sent: 'a', theirs: 'b' }, 'ashby', ['take']],
    ['both changed', { ours: 'b', sent: 'a', theirs: 'c' }, 'ask', ['ask']],
    ['both changed alike', { ours: 'b', sent: 'a', theirs: 'b' }, 'ask', ['settled']],
    ['ours was cleared', { ours: null, sent: 'a', theirs: 'a' }, 'ask', ['stuck']],
    ['ours was cleared and theirs, too', { ours: null, sent: 'a', theirs: null }, 'ask', ['settled']],
    ['theirs was cleared', { ours: 'a', sent: 'a', theirs: null }, 'ashby', ['take']],
    ['somebody left it to Ashby', { ours: 'a', sent: LEFT_TO_ASHBY, theirs: 'b' }, 'handoff', []],
  ] as const)('%s', (_what, values, winner, expected) => {
    expect(compare(values, winner)).toEqual(expected)
  })

  test('a field of which ours says nothing is left alone', () => {
    const result = compareOpening({ ours: {}, sent: {}, theirs: { job: '["j"]' }, winnerOf: () => 'handoff' })
    expect(Object.values(result).flat()).toEqual([])
  })
})

describe('choices', () => {
  const choice = (value: string, isArchived = false) => ({ value, label: value, isArchived })

  test('are sent whole: ours that are gone are archived, Ashby’s own stay', () => {
    const planned = planOptions({
      ours: [choice('A'), choice('C')],
      sent: [choice('A'), choice('B')],
      theirs: [choice('A'), choice('B'), choice('Theirs'), choice('Old', true)],
    })
    expect(planned).toEqual([choice('A'), choice('C'), choice('B', true), choice('Theirs'), choice('Old', true)])
  })

  test('one that is archived and ours again comes back', () => {
    expect(planOptions({ ours: [choice('A')], sent: [], theirs: [choice('A', true)] })).toEqual([choice('A')])
  })

  test('and not at all where Ashby has them so, in whatever order', () => {
    expect(planOptions({ ours: [choice('A'), choice('B')], sent: [], theirs: [choice('B'), choice('A')] })).toBeNull()
  })
})
