import { describe, expect, it } from 'vitest'
import { describeRuleChange } from '#components/mapping-versions/describe-rule-change.ts'
import { describeOrigin, listRestoreChanges } from '#components/mapping-versions/describe-version.ts'
import type { MappingVersion, RuleChange } from '#lib/domain/mappings/contract.ts'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'
import { makeField } from './field-fixture.ts'

const read = (path: string): MappingStep[] => [{ kind: 'source', path }]
const change = (field: string, before: MappingStep[] | null, after: MappingStep[] | null): RuleChange => ({
  field,
  label: field,
  before,
  after,
})
const version = (number: number, changes: RuleChange[]): MappingVersion => ({
  number,
  origin: 'saved',
  originNumber: null,
  by: 'Imani',
  at: '2026-11-03T10:00:00Z',
  changes,
})

describe('what restoring an old version would change', () => {
  const versions = [
    version(4, [change('equity', read('c'), read('d')), change('team', null, read('t'))]),
    version(3, [change('equity', read('b'), read('c')), change('start', read('s'), read('s2'))]),
    version(2, [change('equity', read('a'), read('b')), change('start', null, read('s'))]),
    version(1, []),
  ]

  it('is the whole way from the live rules back to it', () => {
    expect(listRestoreChanges({ versions, number: 2 })).toEqual([
      change('equity', read('d'), read('b')),
      change('team', read('t'), null),
      change('start', read('s2'), read('s')),
    ])
  })

  it('is nothing for a field that came back by itself', () => {
    const there = [
      version(3, [change('equity', read('b'), read('a'))]),
      version(2, [change('equity', read('a'), read('b'))]),
      version(1, []),
    ]

    expect(listRestoreChanges({ versions: there, number: 1 })).toEqual([])
  })
})

describe('a change of a rule in words', () => {
  const period = 'customField.1'
  const places = [
    { path: period, label: 'Pay period', group: 'Offer', options: [{ value: 'y', label: 'Yearly', isArchived: false }] },
    { path: 'job.title', label: 'Job title', group: 'Job', options: [] },
  ]
  const fields = [makeField({ key: 'payInterval', label: 'Pay interval', type: 'interval' })]
  const lookup = (rows: { from: string; to: string }[]): MappingStep[] => [{ kind: 'lookup', path: period, rows }]

  it('tells the rows of a lookup that is otherwise the same', () => {
    const before = lookup([
      { from: 'y', to: 'Month' },
      { from: 'Daily', to: 'Day' },
    ])
    const after = lookup([
      { from: 'y', to: 'Year' },
      { from: 'Hourly', to: 'Hour' },
    ])

    expect(describeRuleChange({ change: change('payInterval', before, after), places, fields })).toEqual({
      label: 'Pay interval',
      before: [],
      after: [],
      rows: [
        { from: 'Yearly', before: 'Per month', after: 'Per year' },
        { from: 'Hourly', before: null, after: 'Per hour' },
        { from: 'Daily', before: 'Per day', after: null },
      ],
    })
  })

  it('tells every way to fill the field, by the names of its places', () => {
    const after: MappingStep[] = [...read('job.title'), { kind: 'constant', value: 'Year' }]

    expect(describeRuleChange({ change: change('payInterval', null, after), places, fields })).toMatchObject({
      before: [],
      after: ['Job title', 'Constant: Per year'],
    })
  })

  it('tells a field that is gone by the name it had', () => {
    expect(describeRuleChange({ change: change('old', read('job.title'), null), places, fields }).label).toBe('old')
  })
})

describe('how a version came to be', () => {
  it.each([
    ['saved', null, 'Imani', 'Saved by Imani'],
    ['restored', 4, 'Imani', 'Version 4 restored by Imani'],
    ['lookup', null, null, 'Lookup row added'],
    ['undone', 7, 'Imani', 'Version 7 again, undone by Imani'],
  ] as const)('%s', (origin, originNumber, by, words) => {
    expect(describeOrigin({ origin, originNumber, by })).toBe(words)
  })
})
