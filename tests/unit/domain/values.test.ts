import { describe, expect, test } from 'vitest'
import type { FillProblem } from '#lib/domain/mappings/schema.ts'
import { describeIssue, findIssues, isAskingAgain, isBlocking, moveBases, remap, showField } from '#lib/domain/values/rules.ts'
import type { SourceFields } from '#lib/domain/values/schema.ts'
import { customField, filledBy, from, mappingsOf, noDefaults, offerFields, overrideOf, readingsOf, sourceOf } from './mapped-fixture.ts'

function withProblem(field: string, problem: FillProblem, found: string | null = null): SourceFields {
  return { [field]: { value: null, kind: 'source', path: 'a.b', problem, found, version: null } }
}

describe('what is shown', () => {
  test('is the edited value, also when somebody cleared the field', () => {
    const source = sourceOf({ baseSalary: '50000' })
    const show = (value: string | null) =>
      showField({ field: 'baseSalary', source, overrides: { baseSalary: overrideOf({ value }) }, defaults: noDefaults })
    expect([show('60000'), show(null)]).toEqual([
      { value: '60000', from: 'edited' },
      { value: null, from: 'edited' },
    ])
  })

  test('is a custom value of the source like any other', () => {
    const source = sourceOf({ equity: '500' }, [customField('equity')])
    expect(showField({ field: 'equity', source, overrides: {}, defaults: noDefaults })).toEqual({ value: '500', from: 'source' })
  })

  test.each<[FillProblem, string | null]>([
    ['empty', 'Year'],
    ['no_rule', 'Year'],
    ['invalid', null],
    ['unmapped', null],
    ['permission', null],
    ['not_found', null],
  ])('where the source has a problem %s, the default is %s', (problem, value) => {
    const source = withProblem('payInterval', problem, 'yearly, 13 times')
    expect(showField({ field: 'payInterval', source, overrides: {}, defaults: { payInterval: 'Year' } }).value).toBe(value)
  })

  test('asks again only when the source moved away from the base of an unlocked edit', () => {
    const asks = (value: string, locked = false) =>
      isAskingAgain({
        field: 'baseSalary',
        source: sourceOf({ baseSalary: value }),
        overrides: { baseSalary: overrideOf({ locked }) },
      })
    expect([asks('50000'), asks('55000'), asks('55000', true)]).toEqual([false, true, false])
  })
})

describe('issues', () => {
  const full = { name: 'A', email: 'a@b.c', jobTitle: 'R', startDate: '2026-12-07', baseSalary: '1', currency: 'EUR' }
  const words = (fields = offerFields, source = sourceOf(full)) =>
    findIssues({ fields, source, overrides: {}, defaults: noDefaults }).map((issue) => {
      const definition = fields.find(({ key }) => key === issue.field) ?? customField(issue.field)

      return { ...issue, isBlocking: isBlocking(definition), message: describeIssue({ definition, issue }) }
    })

  test('an unknown pay interval blocks, and says where to set it', () => {
    expect(words()).toMatchObject([{ field: 'payInterval', code: 'unknown_interval', isBlocking: true }])
    expect(words()[0]?.message).toContain('Settings')
  })

  test('a department that the key may not read is explained and blocks nothing', () => {
    const fields = offerFields.filter(({ key }) => key === 'department')
    const issues = words(fields, withProblem('department', 'permission'))
    expect(issues).toMatchObject([{ field: 'department', code: 'no_permission', isBlocking: false }])
    expect(issues[0]?.message).toContain('Organization: Read')
  })

  test('a value without a row in the lookup is named, and blocks only where the field is required', () => {
    const source = withProblem('bonus', 'unmapped', '13th month')
    const [optional] = words([customField('bonus')], source)
    const [required] = words([customField('bonus', { isRequired: true })], source)
    expect([optional?.isBlocking, required?.isBlocking]).toEqual([false, true])
    expect(required?.message).toBe('Ashby says “13th month”, and the lookup has no row for it. Add it to the lookup, or enter it here.')
  })

  test('a required custom field blocks: for want of a rule, for want of a value, and when somebody cleared it', () => {
    const fields = [customField('IBAN', { isRequired: true })]
    expect(words(fields, {})).toMatchObject([
      { code: 'no_rule', isBlocking: true, message: 'No rule fills IBAN. Map it in Fields & mapping, or enter it here.' },
    ])
    expect(words(fields, withProblem('IBAN', 'empty'))).toMatchObject([{ code: 'missing', isBlocking: true }])
    const cleared = { IBAN: overrideOf({ value: null }) }
    expect(findIssues({ fields, source: sourceOf({ IBAN: 'DE1' }, fields), overrides: cleared, defaults: {} })).toEqual([
      { field: 'IBAN', code: 'missing', found: null },
    ])
  })

  test('of an archived field there is none', () => {
    expect(words([customField('IBAN', { isRequired: true, isArchived: true })], {})).toEqual([])
  })
})

describe('a mapping version', () => {
  const fields = [customField('team'), customField('level'), customField('site')]
  const v1 = { team: [from('a.team')], level: [from('a.level')] }
  const v2 = { team: [from('b.team')], level: [from('b.level')], site: [from('b.site')] }
  const v3 = { team: [from('c.team')], level: [from('c.level')], site: [from('c.site')] }
  const readings = readingsOf({
    'a.team': 'Alpha',
    'b.team': 'Beta',
    'b.level': '2',
    'b.site': 'Berlin',
    'c.team': 'Gamma',
    'c.level': '3',
    'c.site': 'Cairo',
  })
  const first = { fields, source: filledBy(fields, mappingsOf(fields, v1), readings), overrides: {}, readings }
  const shown = (source: SourceFields) => fields.map(({ key }) => [source[key]?.value ?? null, source[key]?.version ?? null])

  test('fills by itself only what was empty, and the next one does not change what it filled', () => {
    const second = remap({ ...first, mappings: mappingsOf(fields, v1, v2), mode: { kind: 'fill' } })
    expect(shown(second.source)).toEqual([
      ['Alpha', 1],
      ['2', 2],
      ['Berlin', 2],
    ])
    expect(second.versionsBefore).toEqual({ level: null, site: null })

    const third = remap({ ...first, ...second, mappings: mappingsOf(fields, v1, v2, v3), mode: { kind: 'fill' } })
    expect(third).toMatchObject({ source: second.source, changes: [], versionsBefore: {} })
  })

  test('fills everything where it is applied again, and a restore puts every version back', () => {
    const mappings = mappingsOf(fields, v1, v2)
    const applied = remap({ ...first, mappings, mode: { kind: 'reapply' } })
    expect(applied.changes.map(({ before, after }) => [before, after])).toEqual([
      ['Alpha', 'Beta'],
      [null, '2'],
      [null, 'Berlin'],
    ])

    const undone = mappingsOf(fields, v1, v2, v1)
    const versions = applied.versionsBefore
    expect(remap({ ...first, ...applied, mappings: undone, mode: { kind: 'restore', versions } }).source).toEqual(first.source)
  })

  test('that is taken back leaves nothing filled by it, in records that came in since neither', () => {
    const imported = { ...first, source: filledBy(fields, mappingsOf(fields, v1, v2), readings) }
    const mappings = mappingsOf(fields, v1, v2, v1)
    const { source } = remap({ ...imported, mappings, mode: { kind: 'restore', versions: {}, undone: 2 } })
    expect(shown(source)).toEqual([
      ['Alpha', 3],
      [null, null],
      [null, null],
    ])
  })

  test('never makes an edit ask, and tells what it kept', () => {
    const mappings = mappingsOf(fields, v1, v2)
    const overrides = { team: overrideOf({ value: 'Mine', base: 'Alpha' }) }
    const applied = remap({ ...first, overrides, mappings, mode: { kind: 'reapply' } })
    expect(applied).toMatchObject({ overrides: { team: { value: 'Mine', base: 'Beta' } }, keptFields: ['team'] })
    expect(isAskingAgain({ field: 'team', ...applied })).toBe(false)
  })

  test('leaves an edit asking that was asking already', () => {
    const before = sourceOf({ team: 'Alpha' }, fields)
    const after = sourceOf({ team: 'Beta' }, fields)
    const overrides = { team: overrideOf({ value: 'Mine', base: 'Older' }) }
    expect(moveBases({ overrides, before, after })).toEqual(overrides)
  })

  test('does not lose what a key without its permission can no longer read', () => {
    const unreadable = { ...readings, 'a.team': { value: null, missing: 'permission' as const } }
    const { source } = remap({ ...first, readings: unreadable, mappings: mappingsOf(fields, v1), mode: { kind: 'fill' } })
    expect(source.team).toMatchObject({ value: 'Alpha', problem: 'permission', version: 1 })
  })

  test('leaves what an archived field holds as it is', () => {
    const archived = fields.map((field) => ({ ...field, isArchived: field.key === 'team' }))
    const { source } = remap({ ...first, fields: archived, mappings: mappingsOf(archived, v2), mode: { kind: 'reapply' } })
    expect(source.team).toEqual(first.source.team)
  })
})
