import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMappingFile, writeMappingFile } from '#lib/domain/mappings/files/rules.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import { AppError } from '#lib/platform/errors.ts'
import { constant, fieldOf, lookup, placeOf, source, template } from '#tests/unit/mappings/definitions.ts'

const fields = [fieldOf('text', { label: 'Notes' }), fieldOf('date', { label: 'Start' }), fieldOf('number', { label: 'Days' })]
const places = [placeOf('name'), placeOf('day', { type: 'date' })]
const rules: MappingRules = [
  { field: 'text', steps: [source('name'), template('Dear {name} “{{x}}”'), constant('עברית')] },
  { field: 'number', steps: [lookup('name', { Senior: '30', 'Ju"nior': '25' })] },
]
const text = writeMappingFile({ object: 'Offer', rules, fields })

/** Every line of the refusal. */
function refusalOf(changed: string): string[] {
  try {
    readMappingFile({ text: changed, object: 'Offer', fields, places })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error).toMatchObject({ code: 'invalid_input', retry: 'no', fields: { text: expect.any(String) } })
    expect(error.userMessage).toContain(error.fields.text)
    return error.fields.text?.split('\n') ?? []
  }

  return []
}

/** The number of the line, from 1, that holds a text. */
function lineOf(changed: string, part: string): number {
  return changed.split('\n').findIndex((line) => line.includes(part)) + 1
}

test('what is written can be read again, also with a byte order mark', () => {
  expect(readMappingFile({ text, object: 'Offer', fields, places })).toEqual(rules)
  expect(readMappingFile({ text: `\uFEFF${text}`, object: 'Offer', fields, places })).toEqual(rules)
  expect(JSON.parse(text)).toMatchObject({
    format: 'handoff.mapping',
    formatVersion: 1,
    object: 'Offer',
    fields: [{ key: 'text' }, { key: 'number' }],
  })
})

test('a rule of a field that is archived is not written: nobody could read it back', () => {
  expect(JSON.parse(writeMappingFile({ object: 'Offer', rules, fields: fields.slice(1) })).rules).toEqual([rules[1]])
})

describe('a file is refused with the line and the reason', () => {
  test.each<[string, string, string, string, string]>([
    ['a field that is missing here', '"key": "text"', '"key": "other"', '"key": "other"', 'no field with the key of “Notes”'],
    [
      'a field of another type',
      '"type": "number"',
      '"type": "date"',
      '"type": "date"',
      '“Days” is of the type number here, and date in the file',
    ],
    [
      'an id of another organization',
      '"path": "name"',
      '"path": "customField.0190"',
      'customField.0190',
      'which this connection does not have',
    ],
    ['a type that does not exist', '"type": "number"', '"type": "numbre"', 'numbre', '“type” must be one of: text'],
    ['a name that is not ours', '"path": "name"', '"path": "name", "sql": 1', '"sql"', '“sql” is not part of a mapping file'],
    ['a name that stands twice', '"path": "name"', '"path": "name", "path": "day"', '"path": "day"', '“path” stands here a second time'],
    ['a kind that does not exist', '"kind": "template"', '"kind": "script"', '"script"', '“kind” must be one of: source, constant'],
    ['a number in place of a text', '"to": "30"', '"to": 30', '"to": 30', '“to” must be a text in quotes'],
    ['a value of another type', '"to": "30"', '"to": "many"', '"many"', 'Row 1 of the lookup of “Days”'],
    ['another format', 'handoff.mapping', 'other.mapping', 'other.mapping', '“format” must be “handoff.mapping”'],
    ['a newer format', '"formatVersion": 1', '"formatVersion": 2', '"formatVersion": 2', '“formatVersion” must be 1'],
    ['another object', '"Offer"', '"Invoice"', '"Invoice"', '“object” must be one of: Offer, Person'],
    ['the object of the other tab', '"Offer"', '"Person"', '"Person"', 'This file fills new hires and people, and here offers are filled.'],
    ['a comma too few', '"kind": "source",', '"kind": "source"', '"path": "name"', 'This is not JSON'],
    ['a word that is no value', '"formatVersion": 1', '"formatVersion": one', '"formatVersion": one', 'This is not JSON'],
  ])('%s', (_what, part, replacement, place, words) => {
    const changed = text.replace(part, replacement)
    const refusal = refusalOf(changed)
    expect(refusal.find((line) => line.includes(words))).toMatch(new RegExp(`^Line ${lineOf(changed, place)}: `))
  })

  test('a name that is missing, at the object that should have it', () => {
    const changed = text.replace('"kind": "lookup",\n          "path": "name",', '"kind": "lookup",')
    expect(refusalOf(changed)).toEqual([`Line ${lineOf(changed, '"kind": "lookup"') - 1}: “path” is missing here. Add it.`])
  })

  test('each thing that is wrong on a line of its own, in the order of the file', () => {
    const changed = text.replace('"to": "30"', '"to": "many"').replace('"path": "name"', '"path": "nowhere"')
    expect(refusalOf(changed).map((line) => line.split(':')[0])).toEqual([
      `Line ${lineOf(changed, 'nowhere')}`,
      `Line ${lineOf(changed, '"many"')}`,
    ])
  })

  test('a rule without its field under “fields”', () => {
    const file = JSON.parse(text)
    const changed = JSON.stringify({ ...file, fields: [] }, null, 2)
    expect(refusalOf(changed)).toEqual([
      `Line ${lineOf(changed, '"field": "text"')}: “Notes” has a rule and is missing under “fields”. Add it there.`,
      `Line ${lineOf(changed, '"field": "number"')}: “Days” has a rule and is missing under “fields”. Add it there.`,
    ])
  })

  test('twenty at a time', () => {
    const rows = Array.from({ length: 30 }, (_, index) => ({ from: `v${index}`, to: 'x' }))
    const changed = writeMappingFile({
      object: 'Offer',
      rules: [{ field: 'number', steps: [{ kind: 'lookup', path: 'name', rows }] }],
      fields,
    })
    const refusal = refusalOf(changed)
    expect(refusal).toHaveLength(21)
    expect(refusal.at(-1)).toBe('There are 10 more. Mend these first.')
  })
})

describe('a file that means harm', () => {
  test.each([
    ['nothing', ''],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[]'],
    ['nested without end', '['.repeat(500_000)],
    ['nested without end, and closed', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
    ['aliases that multiply', `a: &a [x,x]\n${Array.from({ length: 30 }, (_, index) => `b${index}: &b${index} [*a,*a]`).join('\n')}`],
    ['more than it may hold', `"${'x'.repeat(1_000_001)}"`],
    ['one object with very many names', `{${Array.from({ length: 60_000 }, (_, index) => `"k${index}":1`).join(',')}}`],
    ['a prototype', '{"__proto__": {"format": "handoff.mapping"}, "constructor": 1}'],
    ['escapes', `{"format": "${'\\"'.repeat(200_000)}"}`],
  ])('%s is refused at once', (_what, harm) => {
    // Work of this process, not time: other programs may have the processor meanwhile.
    const before = process.cpuUsage()
    expect(refusalOf(harm).length).toBeGreaterThan(0)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000)
  })

  test('any text is read or refused with lines, never anything else', () => {
    const damaged = fc.tuple(
      fc.nat(text.length),
      fc.nat(20),
      fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('{', '}', '"', ',', ':', '\\', '\n', '1')),
    )
    fc.assert(
      fc.property(damaged, ([at, length, inserted]) => {
        const refusal = refusalOf(text.slice(0, at) + inserted + text.slice(at + length))
        const last = text.split('\n').length + 5
        for (const line of refusal) {
          const [, number] = /^Line (\d+): ./.exec(line) ?? []
          expect(Number(number)).toBeGreaterThan(0)
          expect(Number(number)).toBeLessThanOrEqual(last)
        }
      }),
      { numRuns: 500 },
    )
  })
})
