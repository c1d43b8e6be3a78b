import { describe, expect, test } from 'vitest'
import {
  buildSearchText,
  findIssues,
  foldForSearch,
  isAskingAgain,
  movePosition,
  type OfferStanding,
  type Override,
  presentOffer,
  type SourceFields,
  showField,
} from '#lib/domain/offers/rules.ts'
import { type OfferFlag, type OfferState, offerFields } from '#lib/domain/offers/schema.ts'

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
    expect(movePosition({ position: { state, flags }, standing })).toEqual({ state: nextState, flags: nextFlags })
  })

  test('leaves flags that speak of values alone', () => {
    expect(movePosition({ position: { state: 'Unpublished', flags: ['UpdatesOff'] }, standing: 'in-approval' }).flags).toEqual([
      'UpdatesOff',
      'BackInApproval',
    ])
  })
})

function sourceOf(values: Record<string, string | null>): SourceFields {
  const entries = offerFields.map(({ key }) => [
    key,
    { value: values[key] ?? null, path: `ashby.${key}`, problem: values[key] ? null : 'empty' },
  ])

  return Object.fromEntries(entries) as SourceFields
}

const noDefaults = { currency: null, payInterval: null }
const override: Override = { value: '60000', base: '50000', by: 'u', at: '2026-11-20T10:00:00Z', locked: false }

describe('what is shown', () => {
  test('is the edited value, also when somebody cleared the field', () => {
    const source = sourceOf({ baseSalary: '50000' })
    expect(showField({ field: 'baseSalary', source, overrides: { baseSalary: override }, defaults: noDefaults })).toEqual({
      value: '60000',
      from: 'edited',
    })
    expect(
      showField({ field: 'baseSalary', source, overrides: { baseSalary: { ...override, value: null } }, defaults: noDefaults }),
    ).toEqual({ value: null, from: 'edited' })
  })

  test('is the default only where Ashby tells nothing', () => {
    const defaults = { currency: 'EUR', payInterval: 'Year' }
    expect(showField({ field: 'currency', source: sourceOf({ currency: 'JPY' }), overrides: {}, defaults }).value).toBe('JPY')
    expect(showField({ field: 'payInterval', source: sourceOf({}), overrides: {}, defaults })).toEqual({ value: 'Year', from: 'default' })
  })

  test('asks again only when Ashby moved away from the base of an unlocked edit', () => {
    const asks = (value: string, locked = false) =>
      isAskingAgain({ field: 'baseSalary', source: sourceOf({ baseSalary: value }), overrides: { baseSalary: { ...override, locked } } })
    expect([asks('50000'), asks('55000'), asks('55000', true)]).toEqual([false, true, false])
  })
})

describe('issues', () => {
  const full = { name: 'A', email: 'a@b.c', role: 'R', startDate: '2026-12-07', baseSalary: '1', currency: 'EUR' }

  test('an unknown pay interval blocks, and says where to set it', () => {
    expect(findIssues({ source: sourceOf(full), overrides: {}, defaults: noDefaults })).toMatchObject([
      { field: 'payInterval', code: 'unknown_interval', isBlocking: true },
    ])
  })

  test('a department that the key may not read is explained and blocks nothing', () => {
    const source = sourceOf(full)
    source.department = { value: null, path: 'department.name', problem: 'permission' }
    const issues = findIssues({ source, overrides: {}, defaults: { currency: null, payInterval: 'Year' } })
    expect(issues).toMatchObject([{ field: 'department', code: 'no_permission', isBlocking: false }])
    expect(issues[0]?.message).toContain('Organization: Read')
  })
})

test('search text holds no pay, and folds accents and case', () => {
  const { columns } = presentOffer({
    source: sourceOf({ name: 'Léa Dubois', baseSalary: '98765' }),
    overrides: {},
    defaults: noDefaults,
    flags: [],
    heldSource: null,
  })
  expect(columns.searchText).toBe('lea dubois')
  expect(buildSearchText({ name: 'Tuğçe', role: 'Designer' })).toContain(foldForSearch('TUGCE'))
})
