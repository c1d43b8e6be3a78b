import { describe, expect, test } from 'vitest'
import { defaultsFor, presentOffer } from '#lib/domain/offers/presentation/rules.ts'
import { annualise, buildSearchText, movePosition, type OfferStanding } from '#lib/domain/offers/rules.ts'
import type { OfferFlag, OfferState } from '#lib/domain/offers/terms.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { foldText } from '#lib/platform/format/text.ts'
import { customField, noDefaults, offerFields, overrideOf, sourceOf } from './mapped-fixture.ts'

type Row = [OfferState, OfferFlag[], OfferStanding, OfferState, OfferFlag[]]

describe('the table of states', () => {
  test.each<Row>([
    ['Unpublished', [], 'waiting', 'Unpublished', []],
    ['Published', [], 'waiting', 'Published', []],
    ['Withdrawn', [], 'waiting', 'Unpublished', []],
    ['Unpublished', ['BackInApproval'], 'waiting', 'Unpublished', []],
    ['Accepted', ['AnsweredInAshby'], 'waiting', 'Unpublished', []],
    ['Accepted', [], 'waiting', 'Accepted', ['DiffersFromAshby']],
    ['Declined', [], 'waiting', 'Declined', ['DiffersFromAshby']],
    ['Unpublished', [], 'in-approval', 'Unpublished', ['BackInApproval']],
    ['Published', [], 'in-approval', 'Published', ['BackInApproval']],
    ['Accepted', [], 'in-approval', 'Accepted', ['BackInApproval']],
    ['Unpublished', [], 'accepted', 'Accepted', ['AnsweredInAshby']],
    ['Published', [], 'declined', 'Declined', ['AnsweredInAshby']],
    ['Accepted', [], 'accepted', 'Accepted', []],
    ['Accepted', [], 'declined', 'Accepted', ['DiffersFromAshby']],
    ['Accepted', ['AnsweredInAshby'], 'declined', 'Declined', ['AnsweredInAshby']],
    ['Unpublished', [], 'gone', 'Withdrawn', []],
    ['Published', ['BackInApproval'], 'gone', 'Withdrawn', []],
    ['Accepted', [], 'gone', 'Accepted', ['GoneInAshby']],
    ['Accepted', ['AnsweredInAshby'], 'gone', 'Accepted', ['AnsweredInAshby', 'GoneInAshby']],
    ['Accepted', ['GoneInAshby'], 'accepted', 'Accepted', []],
  ])('%s %j, in Ashby %s: %s %j', (state, flags, standing, nextState, nextFlags) => {
    const isAnsweredHere = (state === 'Accepted' || state === 'Declined') && !flags.includes('AnsweredInAshby')
    const moved = movePosition({ position: { state, flags, isAnsweredHere }, standing })
    expect(moved).toEqual({ state: nextState, flags: nextFlags, isAnsweredHere })
  })

  test('leaves flags that speak of values alone', () => {
    const position = { state: 'Unpublished', flags: ['UpdatesOff'], isAnsweredHere: false } as const
    expect(movePosition({ position, standing: 'in-approval' }).flags).toEqual(['UpdatesOff', 'BackInApproval'])
  })
})

describe('what is written of an offer', () => {
  const present = (values: Record<string, string | null>, fields = offerFields) =>
    presentOffer({
      fields,
      source: sourceOf(values, fields),
      overrides: {},
      defaults: noDefaults,
      flags: [],
      heldSource: null,
      publishedValues: null,
      fileIds: [],
    })

  test('search text holds no pay, and folds accents and case', () => {
    expect(present({ name: 'Léa Dubois', baseSalary: '98765' }).columns.searchText).toBe('lea dubois')
    expect(buildSearchText({ name: 'Tuğçe', jobTitle: 'Designer' })).toContain(foldText('TUGCE'))
  })

  test('custom values stand by their field, archived ones included', () => {
    const fields = [...offerFields, customField('equity'), customField('old', { isArchived: true }), customField('none')]
    expect(present({ name: 'A', equity: '500', old: 'kept' }, fields).customValues).toEqual({ equity: '500', old: 'kept' })
  })

  test('a value that a column cannot hold stays out of it', () => {
    const { columns, shown } = present({ startDate: '2026-02-30', currency: 'EURO', baseSalary: '1e9', payInterval: 'Fortnight' })
    expect(columns).toMatchObject({ startDate: null, currency: null, baseSalary: null, payInterval: null })
    expect(shown.currency).toBe('EURO')
  })

  test('only a default that is shown stays when the offer leaves preparation', () => {
    const defaults = { currency: 'USD', payInterval: 'Month' }
    const row = { state: 'Published' as const, source: sourceOf({}), overrides: {}, currency: 'EUR', payInterval: 'Year' }
    expect(defaultsFor({ row, defaults })).toEqual({ currency: 'EUR', payInterval: 'Year' })
    expect(defaultsFor({ row: { ...row, state: 'Unpublished' }, defaults })).toEqual(defaults)

    const edited = { ...row, overrides: { payInterval: overrideOf({ value: 'Year', base: null }) } }
    expect(defaultsFor({ row: edited, defaults }).payInterval).toBeNull()
    expect(defaultsFor({ row: { ...row, source: sourceOf({ currency: 'EUR' }) }, defaults }).currency).toBeNull()
  })
})

describe('the pay of a year', () => {
  test('is exact for every interval', () => {
    const sums = payIntervalSchema.options.map((interval) => annualise({ amount: '10.01', interval }))
    expect(sums).toEqual(['20820.8', '2602.6', '520.52', '260.26', '240.24', '120.12', '60.06', '40.04', '20.02', '10.01'])
  })

  test.each([
    ['0.0001', 'Hour', '0.208'],
    ['0.00', 'Month', '0'],
    ['-1.5', 'Month', '-18'],
    ['99999999999999', 'Year', '99999999999999'],
    ['99999999999999', 'Month', null],
    ['much', 'Year', null],
    [null, 'Year', null],
  ] as const)('of %s per %s is %s', (amount, interval, sum) => {
    expect(annualise({ amount, interval })).toBe(sum)
  })

  test('is unknown without an interval', () => {
    expect(annualise({ amount: '100', interval: null })).toBeNull()
  })
})
