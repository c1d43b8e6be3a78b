import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { fieldTypeSchema } from '#lib/domain/fields/schema.ts'
import { compileConverter } from '#lib/domain/mappings/engine/conversions.ts'
import { compileMapping, fillByLive, fillByVersions, type LoadedMappings } from '#lib/domain/mappings/engine.ts'
import { checkRules } from '#lib/domain/mappings/rules.ts'
import { fillProblemSchema, type Readings } from '#lib/domain/mappings/schema.ts'
import type { SourceFields } from '#lib/domain/values/schema.ts'
import { fields, path, readings, rules, steps, text } from '#tests/unit/mappings/arbitraries.ts'
import { fieldOf, placeOf } from '#tests/unit/mappings/definitions.ts'

const runs = { numRuns: 150 }
// Long texts take their time on a busy machine.
const TIMEOUT_MS = 60_000
vi.setConfig({ testTimeout: TIMEOUT_MS })
const live = fields.filter(({ isArchived }) => !isArchived)

function load(all: Parameters<typeof compileMapping>[0]['rules'][]): LoadedMappings {
  return { live: all.length, compiled: new Map(all.map((each, index) => [index + 1, compileMapping({ fields, rules: each })])) }
}

/** The own entry, whatever it is called. */
function entryOf(filled: SourceFields, key: string) {
  return Object.hasOwn(filled, key) ? filled[key] : undefined
}

describe('any readings by any rules', () => {
  test('give one result for each field: a value, or a problem, never both and never neither', () => {
    fc.assert(
      fc.property(rules, readings, (someRules, someReadings) => {
        const filled = fillByLive({ fields, mappings: load([someRules]), readings: someReadings })
        expect(Object.keys(filled).toSorted()).toEqual(live.map(({ key }) => key).toSorted())

        for (const { key } of live) {
          const entry = entryOf(filled, key)
          expect(entry).toBeDefined()
          expect(entry?.value === null).toBe(entry?.problem !== null)
          if (entry?.problem != null) expect(fillProblemSchema.options).toContain(entry.problem)
          if (entry?.value !== null) expect([entry?.found, entry?.version]).toEqual([null, 1])
          else expect(entry?.version).toBeNull()
          expect((entry?.found ?? '').length).toBeLessThanOrEqual(200)
          expect((entry?.found ?? '').isWellFormed()).toBe(true)
        }
      }),
      runs,
    )
  })

  test('give values in the one form of their type: converting them again changes nothing', () => {
    fc.assert(
      fc.property(rules, readings, (someRules, someReadings) => {
        const mapping = compileMapping({ fields, rules: someRules })
        for (const field of live) {
          const { value } = mapping.fill(field.key, someReadings)
          if (value === null) continue
          expect(compileConverter(field)(value)).toBe(value)
          expect(value.isWellFormed()).toBe(true)
          expect(value).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
          expect(value).not.toContain('\u0000')
          expect(value.length).toBeLessThanOrEqual(10_000)
        }
      }),
      runs,
    )
  })

  test('give the same again, and leave what they were given as it was', () => {
    fc.assert(
      fc.property(rules, readings, (someRules, someReadings) => {
        const copy = structuredClone({ someRules, someReadings })
        const mappings = load([someRules])
        const once = fillByLive({ fields, mappings, readings: someReadings })
        expect(fillByLive({ fields, mappings, readings: someReadings })).toEqual(once)
        expect(fillByLive({ fields, mappings: load([copy.someRules]), readings: copy.someReadings })).toEqual(once)
        expect({ someRules, someReadings }).toEqual(copy)
      }),
      runs,
    )
  })

  test('a rule touches no field but its own', () => {
    const key = fc.constantFrom(...live.map((field) => field.key))
    fc.assert(
      fc.property(rules, readings, key, steps, (someRules, someReadings, changed, otherSteps) => {
        const others = someRules.filter((rule) => rule?.field !== changed)
        const before = compileMapping({ fields, rules: someRules })
        const after = compileMapping({ fields, rules: [{ field: changed, steps: otherSteps }, ...others] })
        for (const field of live) {
          if (field.key !== changed) expect(after.fill(field.key, someReadings)).toEqual(before.fill(field.key, someReadings))
        }
      }),
      runs,
    )
  })

  test('a reading touches no field whose rule does not read it', () => {
    fc.assert(
      fc.property(readings, path, (someReadings, changed) => {
        fc.pre(typeof someReadings === 'object' && someReadings !== null)
        const [name, other] = [changed === 'candidate.name' ? 'job title' : 'candidate.name', changed]
        const mapping = compileMapping({ fields, rules: [{ field: 'text', steps: [{ kind: 'source', path: name }] }] })
        const rest = Object.fromEntries(Object.entries(someReadings).filter(([key]) => key !== other)) as Readings
        expect(mapping.fill('text', rest)).toEqual(mapping.fill('text', { ...rest, ...{ [other]: { value: 'changed' } } }))
      }),
      runs,
    )
  })
})

describe('versions', () => {
  test('filling again by the versions that filled changes nothing', () => {
    fc.assert(
      fc.property(rules, rules, readings, (oldRules, newRules, someReadings) => {
        const first = fillByLive({ fields, mappings: load([oldRules]), readings: someReadings })
        const mappings = load([oldRules, newRules])
        const second = fillByVersions({ fields, mappings, before: first, readings: someReadings })
        expect(fillByVersions({ fields, mappings, before: second, readings: someReadings })).toEqual(second)
        // A new version by itself changes nothing that is filled.
        for (const { key } of live) {
          const entry = entryOf(first, key)
          if (entry?.value != null) expect(entryOf(second, key)).toEqual(entry)
        }
      }),
      runs,
    )
  })
})

test('text of any kind is read by every type within bounds, or not at all', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fieldTypeSchema.options),
      fc.oneof(text, fc.string({ unit: 'binary', maxLength: 20_000 })),
      (type, anything) => {
        const converted = compileConverter(fieldOf(type, { options: [{ value: 'one', label: 'One' }] }))(anything)
        if (typeof converted !== 'string') return
        expect(converted).not.toBe('')
        expect(converted.length).toBeLessThanOrEqual(type === 'longText' ? 10_000 : type === 'url' ? 20_000 : 1000)
      },
    ),
    { numRuns: 600 },
  )
})

test('rules that pass the check hold no constant and no row that fills nothing', () => {
  const places = [...new Set(['candidate.name', 'customField.1', 'job title'])].map((each) => placeOf(each))
  fc.assert(
    fc.property(rules, (someRules) => {
      const sound = someRules.filter(
        (rule) => Array.isArray(rule?.steps) && rule.steps.every((step) => typeof step === 'object' && step !== null && 'kind' in step),
      )
      if (checkRules({ rules: sound, fields, places }).length > 0) return
      const mapping = compileMapping({ fields, rules: sound })
      for (const { field, steps: own } of sound) {
        if (own[0]?.kind === 'constant') expect(mapping.fill(field, {}).problem).toBeNull()
      }
    }),
    runs,
  )
})
