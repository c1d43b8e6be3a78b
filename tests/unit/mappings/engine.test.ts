import { describe, expect, test } from 'vitest'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { compileMapping, fillByLive, fillByVersions, type LoadedMappings } from '#lib/domain/mappings/engine.ts'
import type { FilledField, MappingRules, MappingStep, Readings } from '#lib/domain/mappings/schema.ts'
import { constant, fieldOf, lookup, source, template } from '#tests/unit/mappings/definitions.ts'

const readings: Readings = {
  'candidate.firstName': { value: 'Ana' },
  'candidate.middleName': { value: null },
  'candidate.lastName': { value: 'Torres' },
  'offer.startDate': { value: '2026-12-07' },
  'department.name': { value: null, missing: 'permission' },
  'location.name': { value: null, missing: 'not_found' },
  'job.employmentType': { value: 'Full time', key: 'FullTime' },
  'customField.benefits': { value: ['Pension', 'Gym'], key: ['b1', 'b2'] },
  'customField.broken': { value: 7 as unknown as string },
}

/** What one field becomes by one rule. */
function fill(steps: MappingStep[], field: FieldDefinition = fieldOf('text')): FilledField {
  return compileMapping({ fields: [field], rules: [{ field: field.key, steps }] }).fill(field.key, readings)
}

describe('a chain', () => {
  test('is won by the first way that gives a value, and tells which', () => {
    expect(fill([source('candidate.middleName'), source('candidate.firstName'), constant('never')])).toEqual({
      value: 'Ana',
      kind: 'source',
      path: 'candidate.firstName',
      problem: null,
      found: null,
    })
  })

  test('without a value tells the first problem that is more than empty', () => {
    const date = fieldOf('date')
    expect(fill([source('candidate.middleName'), source('department.name'), source('candidate.firstName')], date)).toMatchObject({
      kind: 'source',
      path: 'department.name',
      problem: 'permission',
      found: null,
    })
    expect(fill([source('nowhere'), source('candidate.firstName')], date)).toMatchObject({ problem: 'invalid', found: 'Ana' })
    expect(fill([source('candidate.middleName'), source('nowhere')])).toMatchObject({ path: 'candidate.middleName', problem: 'empty' })
  })

  test('of a field without a rule says so', () => {
    expect(compileMapping({ fields: [fieldOf('text')], rules: [] }).fill('text', readings)).toMatchObject({
      value: null,
      problem: 'no_rule',
    })
  })

  test('reads only what the record has itself', () => {
    for (const path of ['__proto__', 'constructor', 'toString'])
      expect(fill([source(path)])).toMatchObject({ value: null, problem: 'empty' })
  })
})

describe('a constant', () => {
  test('is converted to the type of the field', () => {
    expect(fill([constant('1 JANUARY 2027'.toLowerCase())], fieldOf('date')).value).toBe('2027-01-01')
    expect(fill([constant('soon')], fieldOf('date'))).toMatchObject({ kind: 'constant', path: null, problem: 'invalid', found: 'soon' })
  })
})

describe('a template', () => {
  test('joins text and places, lists with commas, braces doubled', () => {
    expect(fill([template('Dear {candidate.firstName} {{you}}: {customField.benefits}')])).toMatchObject({
      value: 'Dear Ana {you}: Pension, Gym',
      kind: 'template',
      path: 'candidate.firstName',
    })
  })

  test('gives nothing where a place has nothing, and says which', () => {
    expect(fill([template('{candidate.firstName} {candidate.middleName}')])).toMatchObject({
      value: null,
      kind: 'template',
      path: 'candidate.middleName',
      problem: 'empty',
    })
    expect(fill([template('Welcome to {department.name}')])).toMatchObject({ problem: 'permission', path: 'department.name' })
  })

  test('leaves an optional place out with the space that it needed', () => {
    expect(fill([template('{candidate.firstName} {candidate.middleName?} {candidate.lastName}')]).value).toBe('Ana Torres')
  })

  test('takes a brace without its partner as text', () => {
    expect(fill([template('a } b {candidate.firstName} {c')]).value).toBe('a } b Ana {c')
    expect(fill([template('{}')]).value).toBe('{}')
  })

  test('is checked like any value: a half e-mail fills nothing', () => {
    expect(fill([template('{candidate.firstName}@')], fieldOf('email'))).toMatchObject({ value: null, problem: 'invalid', found: 'Ana@' })
  })
})

describe('a lookup', () => {
  test('finds a row by the key first, then by the label, in whatever case', () => {
    expect(fill([lookup('job.employmentType', { 'full time': 'by label', ' FULLTIME ': 'by key' })]).value).toBe('by key')
    expect(fill([lookup('job.employmentType', { 'ｆull Time': 'by label' })]).value).toBe('by label')
  })

  test('without a row names what the source says', () => {
    expect(fill([lookup('job.employmentType', { Intern: 'I' })])).toEqual({
      value: null,
      kind: 'lookup',
      path: 'job.employmentType',
      problem: 'unmapped',
      found: 'Full time',
    })
  })

  test('gives only values of the field’s type', () => {
    expect(fill([lookup('job.employmentType', { FullTime: 'soon' })], fieldOf('date'))).toMatchObject({ problem: 'invalid', found: 'soon' })
  })

  test('of several choices needs a row for each, and keeps the order of ours', () => {
    const benefits = fieldOf('choices', {
      options: [
        { value: 'sport', label: 'Sport' },
        { value: 'savings', label: 'Savings' },
      ],
    })
    expect(fill([lookup('customField.benefits', { b1: 'Savings', Gym: '["sport"]' })], benefits).value).toBe('["sport","savings"]')
    expect(fill([lookup('customField.benefits', { b1: 'Savings' })], benefits)).toMatchObject({ problem: 'unmapped', found: 'Gym' })
    expect(fill([lookup('customField.benefits', { 'Pension, Gym': 'Both' })]).value).toBe('Both')
  })
})

test('a reading of no known form is a problem of its own field alone', () => {
  expect(fill([source('customField.broken')])).toMatchObject({ value: null, problem: 'invalid', found: null })
})

test('rules that cannot be read leave the others as they are', () => {
  const broken = [
    null,
    { field: 'date' },
    { field: 'date', steps: 'x' },
    { field: 'text', steps: [{ kind: 'spell' }, source('candidate.firstName')] },
  ]
  const mapping = compileMapping({ fields: [fieldOf('text'), fieldOf('date')], rules: broken as unknown as MappingRules })
  expect(mapping.fill('text', readings).value).toBe('Ana')
  expect(mapping.fill('date', readings).problem).toBe('no_rule')
})

describe('versions', () => {
  const fields = [fieldOf('text'), fieldOf('date'), fieldOf('number'), fieldOf('email', { isArchived: true })]
  const versionOf = (steps: MappingStep[]) => compileMapping({ fields, rules: fields.map(({ key }) => ({ field: key, steps })) })
  const mappings: LoadedMappings = {
    live: 2,
    compiled: new Map([
      [1, versionOf([source('candidate.firstName')])],
      [2, versionOf([source('candidate.lastName'), source('offer.startDate')])],
    ]),
  }
  const empty = { value: null, kind: null, path: null, problem: 'empty', found: null } as const
  const archived = { value: 'old@example.com', kind: 'source', path: 'gone', problem: null, found: null, version: 1 } as const

  test('a field is filled by the version that filled it, and by the live one where that gives nothing or there is none', () => {
    const before = {
      text: { ...empty, value: 'Old', version: 1 },
      date: { ...empty, value: '2026-01-01', version: 1 },
      number: { ...empty, version: null },
      email: archived,
      removed: archived,
    }
    expect(fillByVersions({ fields, mappings, before, readings })).toEqual({
      text: { value: 'Ana', kind: 'source', path: 'candidate.firstName', problem: null, found: null, version: 1 },
      date: { value: '2026-12-07', kind: 'source', path: 'offer.startDate', problem: null, found: null, version: 2 },
      number: { value: null, kind: 'source', path: 'candidate.lastName', problem: 'invalid', found: 'Torres', version: null },
      email: archived,
      removed: archived,
    })
  })

  test('a version that is not loaded any more is the live one', () => {
    const before = { text: { ...empty, value: 'Old', version: 7 } }
    expect(fillByVersions({ fields, mappings, before, readings }).text).toMatchObject({ value: 'Torres', version: 2 })
  })

  test('filling by the live version leaves archived fields alone', () => {
    const after = fillByLive({ fields, mappings, before: { email: archived }, readings })
    expect(after.text).toMatchObject({ value: 'Torres', version: 2 })
    expect(after.email).toEqual(archived)
    expect(Object.keys(fillByLive({ fields, mappings, readings }))).toEqual(['text', 'date', 'number'])
  })
})
