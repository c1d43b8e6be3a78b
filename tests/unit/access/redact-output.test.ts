import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '#lib/domain/contract.ts'
import { assertRedactable, redactOutput } from '#lib/platform/auth/redact-output.ts'
import { collectProcedures } from '#tests/unit/access/contract-procedures.ts'

const marks = z.registry<{ sensitivity: string }>()

function secret<T extends z.ZodType>(schema: T) {
  const marked = schema.optional()
  marks.add(marked, { sensitivity: 'pay' })

  return marked
}

function redactFor(visible: string[], schema: z.ZodType, value: unknown) {
  return redactOutput({
    schema,
    value,
    visibility: { isVisible: (sensitivity) => visible.includes(sensitivity), isEverythingVisible: visible.includes('pay') },
    readMark: (marked) => marks.get(marked)?.sensitivity,
  })
}

const hidden = (schema: z.ZodType, value: unknown) => redactFor(['none', 'personal'], schema, value).value
const shown = (schema: z.ZodType, value: unknown) => redactFor(['none', 'personal', 'pay'], schema, value).value

describe('a marked value', () => {
  const schema = z.object({ name: z.string(), salary: secret(z.string().nullable()) })

  test('is absent for who may not see it, and there for who may', () => {
    expect(hidden(schema, { name: 'Ada', salary: '100' })).toEqual({ name: 'Ada' })
    expect(shown(schema, { name: 'Ada', salary: '100' })).toEqual({ name: 'Ada', salary: '100' })
  })

  test('is absent and not null when it is null, so that "hidden" and "empty" stay two things', () => {
    expect(hidden(schema, { name: 'Ada', salary: null })).toEqual({ name: 'Ada' })
    expect(Object.keys(hidden(schema, { name: 'Ada', salary: null }) as object)).toEqual(['name'])
  })

  test('is found below every kind of wrapper', () => {
    const wrapped = z.object({
      list: z.array(z.object({ inner: schema.nullable() }).optional()),
      byKey: z.record(z.string(), schema),
      pair: z.tuple([z.string(), schema]),
      either: z.union([schema, z.null()]),
      kept: z.readonly(schema),
      lazy: z.lazy(() => schema),
      defaulted: schema.default({ name: '' }),
    })
    const person = { name: 'Ada', salary: '100' }
    const value = {
      list: [{ inner: person }, { inner: null }],
      byKey: { a: person },
      pair: ['x', person],
      either: person,
      kept: person,
      lazy: person,
      defaulted: person,
    }

    expect(hidden(wrapped, value)).toEqual({
      list: [{ inner: { name: 'Ada' } }, { inner: null }],
      byKey: { a: { name: 'Ada' } },
      pair: ['x', { name: 'Ada' }],
      either: { name: 'Ada' },
      kept: { name: 'Ada' },
      lazy: { name: 'Ada' },
      defaulted: { name: 'Ada' },
    })
    expect(shown(wrapped, value)).toEqual(value)
  })

  test('stays marked when its schema is described, made nullable or extended', () => {
    const marked = secret(z.string())
    const changed = z.object({ a: marked.describe('pay'), b: marked.nullable() }).extend({ c: z.string() })

    expect(hidden(changed, { a: '1', b: '2', c: '3' })).toEqual({ c: '3' })
  })

  test('leaves its list, record and tuple as elements', () => {
    expect(hidden(z.array(secret(z.string())), ['1', '2'])).toEqual([])
    expect(hidden(z.record(z.string(), secret(z.string())), { a: '1' })).toEqual({})
  })

  test('leaves nothing where it is the whole answer', () => {
    expect(redactFor([], secret(z.string()), '100')).toEqual({ isRemoved: true, value: undefined })
  })
})

describe('an object that carries a sensitivity', () => {
  const field = z.object({ key: z.string(), sensitivity: z.string(), value: z.string().nullable() })

  test('leaves its list whole when the reader may not see it', () => {
    const value = [
      { key: 'role', sensitivity: 'none', value: 'Engineer' },
      { key: 'baseSalary', sensitivity: 'pay', value: '100' },
      { key: 'email', sensitivity: 'personal', value: 'a@b.c' },
    ]

    expect(hidden(z.array(field), value)).toEqual([value[0], value[2]])
    expect(shown(z.array(field), value)).toEqual(value)
  })

  test('leaves its property as well', () => {
    expect(hidden(z.object({ issue: field.nullable() }), { issue: { key: 'x', sensitivity: 'pay', value: null } })).toEqual({})
  })

  test('is hidden from everybody when the sensitivity is unknown or no text', () => {
    expect(shown(z.array(field), [{ key: 'x', sensitivity: 'top-secret', value: null }])).toEqual([])
    expect(shown(z.array(z.object({ sensitivity: z.number() })), [{ sensitivity: 1 }])).toEqual([])
  })

  test('is found in history inside history', () => {
    const history = z.array(z.object({ id: z.string(), changes: z.array(field) }))
    const value = [{ id: '1', changes: [{ key: 'baseSalary', sensitivity: 'pay', value: '1' }] }]

    expect(hidden(history, value)).toEqual([{ id: '1', changes: [] }])
  })
})

describe('it fails closed', () => {
  test('properties that the schema does not name go', () => {
    expect(shown(z.object({ a: z.string() }), { a: '1', b: '2' })).toEqual({ a: '1' })
  })

  test('a value without a schema of its inside is shown only to who may see everything', () => {
    const schema = z.object({ raw: z.record(z.string(), z.unknown()), body: z.any() })
    const value = { raw: { salary: 1 }, body: { salary: 1 } }

    expect(hidden(schema, value)).toEqual({ raw: {} })
    expect(shown(schema, value)).toEqual(value)
  })

  test('an object where the schema says text goes', () => {
    expect(hidden(z.object({ a: z.string() }), { a: { salary: 1 } })).toEqual({})
    expect(hidden(z.object({ a: z.object({}) }), { a: [{ salary: 1 }] })).toEqual({})
  })

  test('of a union the value goes when a fitting member hides it, and when none fits', () => {
    expect(hidden(z.object({ a: z.union([z.string(), secret(z.string())]) }), { a: '1' })).toEqual({})
    expect(hidden(z.object({ a: z.union([z.number(), z.boolean()]) }), { a: '1' })).toEqual({})
  })

  test('a key named __proto__ neither vanishes into the prototype nor brings values along', () => {
    const value = JSON.parse('{"__proto__": {"salary": "1"}, "a": {"salary": "1"}}') as unknown
    const result = hidden(z.record(z.string(), z.object({ salary: secret(z.string()) })), value) as Record<string, unknown>

    expect(Object.getPrototypeOf(result)).toBe(Object.prototype)
    expect(JSON.stringify(result)).not.toContain('salary')
  })

  test('a schema that cannot be walked is refused at start', () => {
    expect(() => assertRedactable(z.object({ a: z.string().transform(Number) }))).toThrow('cannot walk')
    expect(() => assertRedactable(z.object({ a: z.map(z.string(), z.string()) }))).toThrow('cannot walk')
    expect(() => redactFor([], z.object({ a: z.map(z.string(), z.string()) }), { a: new Map() })).toThrow('cannot walk')
  })
})

test('every answer of the API can be redacted', () => {
  for (const { outputSchema } of collectProcedures(contract)) {
    expect(outputSchema).toBeInstanceOf(z.ZodType)
    if (outputSchema instanceof z.ZodType) assertRedactable(outputSchema)
  }
})
