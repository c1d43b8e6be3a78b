import { describe, expect, test } from 'vitest'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { addRow, describeConflict, findLookupStep, findProblems } from '#lib/domain/mappings/edits/rules.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'

const rules: MappingRules = [
  {
    field: 'city',
    steps: [
      { kind: 'source', path: 'location.city' },
      { kind: 'lookup', path: 'location.name', rows: [{ from: 'HQ', to: 'Berlin' }] },
      { kind: 'lookup', path: 'department.name', rows: [] },
    ],
  },
  { field: 'name', steps: [{ kind: 'constant', value: 'x' }] },
]
const definition = { label: 'City' }

describe('a row for a value without one', () => {
  test('goes to the lookup that read the value, and to the first where none did', () => {
    expect(findLookupStep({ rules, field: 'city', path: 'department.name' })).toBe(2)
    expect(findLookupStep({ rules, field: 'city', path: null })).toBe(1)
    expect(findLookupStep({ rules, field: 'name', path: null })).toBeNull()
    expect(findLookupStep({ rules, field: 'gone', path: null })).toBeNull()
  })

  test('is added once, whatever the case of its letters, and never changes another', () => {
    const add = (from: string, to: string) => addRow({ rules, field: 'city', step: 1, row: { from, to }, definition })

    expect(add('Leeds', 'Leeds')[0]?.steps[1]).toMatchObject({
      rows: [
        { from: 'HQ', to: 'Berlin' },
        { from: 'Leeds', to: 'Leeds' },
      ],
    })
    expect(add(' hq ', 'Berlin')).toEqual(rules)
    expect(() => add('hq', 'Paris')).toThrow('leads this value elsewhere')
  })

  test('is refused by a lookup that is full', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ from: `${index}`, to: 'x' }))
    const full: MappingRules = [{ field: 'city', steps: [{ kind: 'lookup', path: 'a', rows }] }]

    expect(() => addRow({ rules: full, field: 'city', step: 0, row: { from: 'one more', to: 'x' }, definition })).toThrow('1000 rows')
  })
})

test('a conflict names who was first and when, in the organization’s zone', () => {
  const live = { number: 9, origin: 'saved', originNumber: null, by: 'Tomás', at: '2026-11-20T09:42:00.000Z' } as const
  const tell = (now: string, base = 8) => describeConflict({ live, base, timeZone: 'Europe/Berlin', now })

  expect(tell('2026-11-20T12:00:00.000Z')).toMatch(/^Tomás saved version 9 at 10:42, while you were editing\./)
  expect(tell('2026-11-22T12:00:00.000Z')).toMatch(/^Tomás saved version 9 on Fri 20 Nov 2026, 10:42, while/)
  expect(tell('2026-11-20T12:00:00.000Z', 12)).toBe('The live version is 9, not 12. Look at it, then save again.')
})

describe('a rule whose field is archived', () => {
  const text = { label: 'City', type: 'text', sensitivity: 'none', group: 'Details', help: null } as const
  const fields: FieldDefinition[] = [{ ...text, key: 'city', options: [], isRequired: false, isBuiltIn: false, isArchived: true }]
  const asleep: MappingRules = [{ field: 'city', steps: [{ kind: 'source', path: 'gone.place' }] }]
  const fresh: MappingRules = [{ field: 'city', steps: [{ kind: 'constant', value: 'Berlin' }] }]

  test('does not stop anybody from saving another', () => {
    expect(findProblems({ rules: asleep, live: asleep, fields, places: [] })).toEqual([])
  })

  test('cannot be made anew, and comes back with an old version if it is sound', () => {
    expect(findProblems({ rules: fresh, live: [], fields, places: [] })).toMatchObject([{ field: 'city' }])
    expect(findProblems({ rules: fresh, live: [], fields, places: [], isRestoring: true })).toEqual([])
    expect(findProblems({ rules: asleep, live: [], fields, places: [], isRestoring: true })).toMatchObject([{ field: 'city' }])
  })
})
