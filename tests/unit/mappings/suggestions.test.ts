import { describe, expect, test } from 'vitest'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { carryOver } from '#lib/domain/mappings/copies/rules.ts'
import { scoreLabels } from '#lib/domain/mappings/engine/label-matches.ts'
import type { SourcePlace } from '#lib/domain/mappings/schema.ts'
import { suggestRules } from '#lib/domain/mappings/suggestions/rules.ts'
import { constant, fieldOf, lookup, placeOf, source, template } from '#tests/unit/mappings/definitions.ts'

describe('labels', () => {
  test.each([
    ['Equity', 'Equity Grant'],
    ['Equity', 'Stock options'],
    ['Options', 'Equity'],
    ['Manager', 'Hiring Manager'],
    ['Bonus', 'Signing bonus'],
    ['Signing bonus', 'Bonus'],
    ['Employment type', 'Contract type'],
    ['Pay interval', 'Salary frequency'],
    ['Start date', 'Offer start date'],
    ['Departement', 'Department'],
    ['E-mail', 'Candidate email address'],
    ['Manager e-mail', 'Hiring manager’s e-mail'],
    ['Notice period', 'noticePeriod'],
    ['Prénom', 'PRENOM'],
  ])('“%s” and “%s” are near', (ours, theirs) => {
    expect(scoreLabels(ours, theirs)).toBeGreaterThanOrEqual(0.6)
  })

  test.each([
    ['Start date', 'End date'],
    ['Name', 'Department name'],
    ['Department head', 'Department'],
    ['Welcome message', 'Notes'],
    ['', ''],
    ['…', '!'],
  ])('“%s” and “%s” are not', (ours, theirs) => {
    expect(scoreLabels(ours, theirs)).toBeLessThan(0.6)
  })
})

describe('suggestions', () => {
  const suggest = (fields: FieldDefinition[], places: SourcePlace[]) => suggestRules({ rules: [], fields, places })

  test('propose the nearest place that fits, once for each field', () => {
    const fields = [fieldOf('number', { label: 'Equity' }), fieldOf('person', { label: 'Manager' })]
    const places = [
      placeOf('a', { label: 'Equity notes' }),
      placeOf('b', { label: 'Equity Grant', type: 'number' }),
      placeOf('c', { label: 'Hiring manager', type: 'person' }),
      placeOf('d', { label: 'Hiring manager’s e-mail', type: 'email' }),
    ]
    expect(suggest(fields, places)).toEqual([
      { field: 'number', steps: [source('b')], label: 'Equity Grant' },
      { field: 'person', steps: [source('c')], label: 'Hiring manager' },
    ])
    expect(suggest(fields, places.toReversed())).toEqual(suggest(fields, places))
  })

  test('leave fields alone that have a rule, and what could not be saved', () => {
    const equity = fieldOf('number', { label: 'Equity' })
    const place = placeOf('a', { label: 'Equity', type: 'number' })
    expect(suggestRules({ rules: [{ field: 'number', steps: [constant('1')] }], fields: [equity], places: [place] })).toEqual([])
    expect(suggest([equity], [{ ...place, isArchived: true }])).toEqual([])
    expect(suggest([equity], [{ ...place, type: 'date' }])).toEqual([])
    expect(suggest([equity], [{ ...place, sensitivity: 'pay' }])).toEqual([])
    expect(suggest([{ ...equity, sensitivity: 'pay' }], [{ ...place, sensitivity: 'pay' }])).toHaveLength(1)
    expect(suggest([{ ...equity, isArchived: true }], [place])).toEqual([])
  })

  test('a place fills one field, and the one that is most like it', () => {
    const fields = [fieldOf('text', { label: 'Annual bonus' }), fieldOf('number', { label: 'Bonus' })]
    expect(suggest(fields, [placeOf('a', { label: 'Bonus', type: 'number' })]).map(({ field }) => field)).toEqual(['number'])
  })

  const option = (value: string, label: string) => ({ value, label, isArchived: false })

  test('the pay interval is proposed from a range’s interval, or from a choice of such words as a lookup', () => {
    const interval = fieldOf('interval', { label: 'Pay interval', sensitivity: 'pay' })
    expect(suggest([interval], [placeOf('r.interval', { label: 'Range: interval', type: 'interval', sensitivity: 'pay' })])).toMatchObject([
      { steps: [source('r.interval')] },
    ])
    const choice = placeOf('f', {
      label: 'Frequency',
      type: 'choice',
      options: [option('y', 'Annually'), option('m', 'Monthly'), option('o', 'Other')],
    })
    expect(suggest([interval], [choice])).toMatchObject([{ steps: [lookup('f', { y: 'Year', m: 'Month' })] }])
    expect(suggest([interval], [{ ...choice, options: [option('a', 'Red'), option('b', 'Blue')] }])).toEqual([])
  })

  test('a choice of theirs becomes ours: as it is where all options are the same, else by a lookup with the rows that are sure', () => {
    const contract = fieldOf('choice', {
      label: 'Employment type',
      options: [
        { value: 'full', label: 'Full-time' },
        { value: 'part', label: 'Part time' },
      ],
    })
    const place = placeOf('t', { label: 'Employment type', type: 'choice' })
    expect(suggest([contract], [{ ...place, options: [option('P', 'Part Time')] }])).toMatchObject([{ steps: [source('t')] }])
    const options = [option('F', 'Full time'), option('P', 'Part time'), option('I', 'Intern')]
    expect(suggest([contract], [{ ...place, options }])).toMatchObject([{ steps: [lookup('t', { F: 'full', P: 'part' })] }])
    expect(suggest([contract], [{ ...place, options: [option('x', 'Nothing of ours')] }])).toEqual([])
  })
})

describe('rules of another connection', () => {
  const from = [
    placeOf('candidate.name', { group: 'Candidate', label: 'Name' }),
    placeOf('customField.1', { label: 'Equity  grant', type: 'number' }),
    placeOf('customField.2', { label: 'Team' }),
    placeOf('customField.3', { label: 'Twice' }),
  ]
  const to = [
    placeOf('candidate.name', { group: 'Candidate', label: 'Name' }),
    placeOf('customField.9', { label: 'EQUITY grant', type: 'number' }),
    placeOf('customField.8', { label: 'EQUITY grant', type: 'number', isArchived: true }),
    placeOf('customField.7', { label: 'Team', type: 'choice' }),
    placeOf('customField.6', { label: 'Twice' }),
    placeOf('customField.5', { label: 'Twice' }),
  ]

  test('find their custom fields again by object, title and type, in templates and lookups too', () => {
    const rules = [
      {
        field: 'a',
        steps: [source('customField.1'), template('{candidate.name}: {{x}} {customField.1?}'), lookup('customField.1', { 1: '2' })],
      },
      { field: 'b', steps: [constant('x')] },
    ]
    expect(carryOver({ rules, from, to })).toEqual({
      dropped: [],
      rules: [
        {
          field: 'a',
          steps: [source('customField.9'), template('{candidate.name}: {{x}} {customField.9?}'), lookup('customField.9', { 1: '2' })],
        },
        { field: 'b', steps: [constant('x')] },
      ],
    })
  })

  test('drop what has nothing to read, and say why; a rule goes with its last way', () => {
    const rules = [
      { field: 'a', steps: [source('customField.2')] },
      { field: 'b', steps: [source('customField.3'), constant('x')] },
      { field: 'c', steps: [template('{customField.2} {customField.4}')] },
    ]
    const { rules: carried, dropped } = carryOver({ rules, from, to })
    expect(carried).toEqual([{ field: 'b', steps: [constant('x')] }])
    expect(dropped.map(({ field, label }) => [field, label])).toEqual([
      ['a', 'Team'],
      ['b', 'Twice'],
      ['c', 'Team'],
      ['c', 'customField.4'],
    ])
    expect(dropped[1]?.reason).toContain('2 fields of this name')
  })
})
