import { describe, expect, test } from 'vitest'
import { fieldTypeSchema } from '#lib/domain/fields/schema.ts'
import { compileConverter } from '#lib/domain/mappings/engine/conversions.ts'
import { checkRules, diffRules, findWarnings, judgeFit, listPaths } from '#lib/domain/mappings/rules.ts'
import { type MappingStep, type SourceType, sourceTypeSchema } from '#lib/domain/mappings/schema.ts'
import { constant, fieldOf, lookup, placeOf, source, template } from '#tests/unit/mappings/definitions.ts'

describe('what fits what', () => {
  /** Values as sources give them: the last one is what nobody would have written on purpose. */
  const samples: Record<Exclude<SourceType, 'other'>, string[]> = {
    text: ['Ana'],
    longText: ['Dear Ana,\nwelcome.'],
    number: ['4200', '1.5'],
    money: ['5000 EUR', '5000.5 GBP Month'],
    currency: ['EUR'],
    interval: ['Year'],
    date: ['2026-12-07'],
    yesNo: ['yes'],
    choice: ['One'],
    choices: ['One, Two'],
    email: ['ana@example.com'],
    phone: ['+49 30 1234567'],
    url: ['https://example.com/'],
    person: ['Ana Torres <ana@example.com>'],
  }

  test.each(sourceTypeSchema.options.flatMap((from) => fieldTypeSchema.options.map((to) => ({ from, to }))))(
    '$from into $to is as the converter does it',
    ({ from, to }) => {
      const fit = judgeFit({ from, to })
      if (from === 'other') return expect(fit).toBe('no')
      const convert = compileConverter(fieldOf(to))
      const isValue = samples[from].map((sample) => typeof convert(sample) === 'string')
      if (fit === 'fits') expect(isValue).not.toContain(false)
      // What never fits must not convert. By their form alone most texts could be a name, and a date a phone number.
      if (fit === 'no' && to !== 'person' && to !== 'phone') expect(isValue).not.toContain(true)
    },
  )

  test('text may be anything, so it converts to every type', () => {
    for (const to of fieldTypeSchema.options) expect(judgeFit({ from: 'text', to })).not.toBe('no')
  })
})

describe('rules that cannot be saved', () => {
  const fields = [
    fieldOf('text', { label: 'Notes' }),
    fieldOf('date', { label: 'Start' }),
    fieldOf('amount', { label: 'Salary', sensitivity: 'pay' }),
    fieldOf('number', { label: 'Days' }),
    fieldOf('choice', { label: 'Contract', options: [{ value: 'full', label: 'Full time' }] }),
    fieldOf('email', { label: 'Mail', isArchived: true }),
  ]
  const places = [
    placeOf('salary', { label: 'Offer salary', type: 'number', sensitivity: 'pay' }),
    placeOf('date', { label: 'Day', type: 'date' }),
    placeOf('file', { label: 'Contract file', type: 'other' }),
    placeOf('old', { label: 'Old', isArchived: true }),
    placeOf('name', { label: 'Name' }),
  ]
  const check = (field: string, ...steps: MappingStep[]) => checkRules({ rules: [{ field, steps }], fields, places })

  test('sound ones have no problem, also where a place is archived: that is a warning', () => {
    const rules = [
      { field: 'text', steps: [source('old'), template('Dear {name} {date?}'), constant('x')] },
      { field: 'amount', steps: [source('salary')] },
      { field: 'choice', steps: [lookup('name', { a: 'full', b: 'Full Time' })] },
    ]
    expect(checkRules({ rules, fields, places })).toEqual([])
  })

  test.each<[string, string, MappingStep[], (string | number)[], string]>([
    ['a field of another organization', 'foreign', [constant('x')], [0, 'field'], 'There is no field with the key “foreign”'],
    ['an archived field', 'email', [constant('a@b.co')], [0, 'field'], '“Mail” is archived'],
    ['no way to fill it', 'text', [], [0, 'steps'], 'needs one to 8 ways'],
    ['too many ways', 'text', Array.from({ length: 9 }, () => constant('x')), [0, 'steps'], 'has 9'],
    [
      'an unknown place',
      'text',
      [constant('x'), source('nowhere')],
      [0, 'steps', 1, 'path'],
      'reads “nowhere”, which this connection does not have',
    ],
    ['a place of another type', 'amount', [source('date')], [0, 'steps', 0, 'path'], '“Day” is a date and “Salary” is an amount'],
    ['a file', 'text', [source('file')], [0, 'steps', 0, 'path'], 'cannot read the values of “Contract file”'],
    ['a file in a lookup', 'text', [lookup('file', { a: 'b' })], [0, 'steps', 0, 'path'], 'cannot read the values'],
    ['pay in a field that everybody sees', 'number', [source('salary')], [0, 'steps', 0, 'path'], '“Offer salary” is pay'],
    ['pay in a template', 'text', [template('{name}: {salary}')], [0, 'steps', 0, 'text'], '“Offer salary” is pay'],
    ['pay in a lookup', 'text', [lookup('salary', { 1: 'low' })], [0, 'steps', 0, 'path'], '“Offer salary” is pay'],
    ['a template with an unknown place', 'text', [template('{nowhere}')], [0, 'steps', 0, 'text'], 'reads “nowhere”'],
    ['a template with a lonely brace', 'text', [template('{name} }')], [0, 'steps', 0, 'text'], 'a brace without its partner'],
    ['a template for a date', 'date', [template('{name}')], [0, 'steps', 0, 'text'], 'A template makes text, and “Start” is a date'],
    [
      'a constant of another type',
      'date',
      [constant('soon')],
      [0, 'steps', 0, 'value'],
      'The constant of “Start” is not a date. Enter a date.',
    ],
    ['a constant that is no option', 'choice', [constant('Half')], [0, 'steps', 0, 'value'], 'Choose from the options'],
    [
      'a row that gives another type',
      'number',
      [lookup('name', { a: '1', b: 'x' })],
      [0, 'steps', 0, 'rows', 1, 'to'],
      'Row 2 of the lookup of “Days”',
    ],
    [
      'two rows for one value',
      'text',
      [lookup('name', { 'Full time': '1', ' FULL TIME': '2' })],
      [0, 'steps', 0, 'rows', 1, 'from'],
      'Rows 1 and 2',
    ],
  ])('%s', (_what, field, steps, at, words) => {
    const [problem, ...others] = check(field, ...steps)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ at, field })
    expect(problem?.message).toContain(words)
  })

  test('two rules for one field', () => {
    const rules = [
      { field: 'text', steps: [constant('x')] },
      { field: 'text', steps: [constant('y')] },
    ]
    expect(checkRules({ rules, fields, places })).toMatchObject([{ at: [1, 'field'], message: expect.stringContaining('two rules') }])
  })

  test('too many of them, and too many rows', () => {
    const rules = Array.from({ length: 301 }, (_, index) => ({ field: `f${index}`, steps: [constant('x')] }))
    expect(checkRules({ rules, fields, places })).toMatchObject([{ at: [], field: null, message: expect.stringContaining('300') }])
    const rows = Array.from({ length: 1001 }, (_, index) => ({ from: String(index), to: 'x' }))
    expect(check('text', { kind: 'lookup', path: 'name', rows })).toMatchObject([{ at: [0, 'steps', 0, 'rows'] }])
  })
})

test('a step tells each place that it reads once', () => {
  expect(listPaths(template('{a} {b?} {{c}} {a}'))).toEqual(['a', 'b'])
  expect(listPaths(lookup('a', {}))).toEqual(['a'])
  expect(listPaths(constant('{a}'))).toEqual([])
})

test('a difference is told in the order of the fields, whatever the order of rules and of their keys', () => {
  const fields = [fieldOf('text'), fieldOf('date'), fieldOf('number')]
  const before = [
    { field: 'number', steps: [source('n')] },
    { field: 'text', steps: [lookup('a', { x: '1' })] },
    { field: 'gone', steps: [source('g')] },
  ]
  const after = [
    { field: 'text', steps: [{ rows: [{ to: '1', from: 'x' }], path: 'a', kind: 'lookup' as const }] },
    { field: 'date', steps: [source('d')] },
    { field: 'number', steps: [source('n'), constant('1')] },
  ]
  expect(diffRules({ before, after, fields })).toEqual([
    { field: 'date', label: 'A date', before: null, after: [source('d')] },
    { field: 'number', label: 'A number', before: [source('n')], after: [source('n'), constant('1')] },
    { field: 'gone', label: 'A field that is gone', before: [source('g')], after: null },
  ])
})

test('warnings name what is archived, gone, renamed or pay, once for each place of a field', () => {
  const fields = [fieldOf('text', { label: 'Notes' }), fieldOf('date', { isArchived: true })]
  const places = [
    placeOf('old', { label: 'Old', isArchived: true }),
    placeOf('new', { label: 'New', formerLabel: 'Former' }),
    placeOf('pay', { label: 'Pay', sensitivity: 'pay' }),
  ]
  const rules = [
    { field: 'text', steps: [source('old'), template('{old} {new} {gone?}'), lookup('pay', {})] },
    { field: 'date', steps: [source('gone')] },
  ]
  expect(findWarnings({ rules, fields, places }).map(({ field, path, code }) => [field, path, code])).toEqual([
    ['text', 'old', 'archived'],
    ['text', 'new', 'renamed'],
    ['text', 'gone', 'unknown'],
    ['text', 'pay', 'pay'],
  ])
})
