import fc from 'fast-check'
import { type FieldDefinition, fieldTypeSchema } from '#lib/domain/fields/schema.ts'
import type { MappingRules, MappingStep, Readings } from '#lib/domain/mappings/schema.ts'
import { fieldOf } from '#tests/unit/mappings/definitions.ts'

/** Names that every object has, and names that an account may have chosen. */
const paths = [
  '__proto__',
  'constructor',
  'toString',
  'candidate.name',
  'customField.1',
  'customField.1.amount',
  'job title',
  'עברית',
  '?',
  '{',
]
export const path = fc.constantFrom(...paths)

/** Letters that break software: right to left, combining, halves of pairs, steering marks, emoji, controls, spaces of all sorts. */
const hardText = fc
  .array(
    fc.oneof(
      fc.constantFrom('שלום', 'مرحبا', '\u202E', '\u200F', 'e\u0301\u0327', '\u0300', '\uD800', '\uDC00', '\u0000', '\u00A0', '\u2028'),
      fc.constantFrom('👩‍👩‍👧‍👦', 'ﬁ', '４２', 'İ', 'ß', ' ', '\n', '\t', ',', ';', '{', '}', '{{', '<', '>', '"', '\\', '[', ']'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))
const longText = fc.tuple(hardText, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })).map(([text, filler]) => {
  return (text + filler).repeat(Math.ceil(10_000 / (text.length + filler.length))).slice(0, 10_000)
})

/** What looks like a value of one of the types, in forms that sources use and in broken ones. */
const telling = fc.oneof(
  fc.constantFrom('', ' ', '0', '-0', '4200', '4,200', '4 200', '4.200,50', '1.234', '4.500', '1e21', 'NaN', '9'.repeat(400)),
  fc.constantFrom('5000 EUR', '5000', 'EUR 5,000', '€5.000,50 / month', '5000 EUR 0.5 MONTH', '-5 EUR', '5000 XYZ', '£'),
  fc.constantFrom('2026-12-07', '2026-12-07T10:00:00Z', '2026-02-30', '0000-00-00', '7 Dec 2026', 'yes', 'TRUE', '0', 'no'),
  fc.constantFrom('One', 'TWO', 'one, two', '["one"]', '["one","one"]', '[1]', '[', 'Three, four', 'Unknown'),
  fc.constantFrom('ana@example.com', 'Ana <ana@example.com>', '<>', '<a@b>', '+49 30 1234567', '1 YEAR', 'NONE', 'p.a.', 'Month', 'eur'),
  fc.constantFrom('https://example.com', 'HTTP://EXAMPLE.COM/a b', 'javascript:alert(1)', 'https://a:b@example.com', 'http://[::1'),
  fc.double().map(String),
  fc.date().map((date) => (Number.isNaN(date.getTime()) ? 'Invalid' : date.toISOString())),
)
export const text = fc.oneof({ weight: 40, arbitrary: telling }, { weight: 12, arbitrary: hardText }, { weight: 1, arbitrary: longText })
const list = fc.array(text, { maxLength: 5 })

/** A reading as the types allow it, and, once in a while, anything at all. */
const reading = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        value: fc.oneof(text, list, fc.constant(null)),
        key: fc.oneof(text, list),
        missing: fc.constantFrom('permission', 'not_found'),
        title: text,
      },
      { requiredKeys: ['value'] },
    ),
  },
  { weight: 1, arbitrary: fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }) },
  { weight: 1, arbitrary: fc.record({ value: fc.anything(), key: fc.anything(), missing: fc.anything() }) },
)

export const readings: fc.Arbitrary<Readings> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .uniqueArray(fc.tuple(path, reading), { selector: ([name]) => name, maxLength: paths.length })
      // JSON.parse makes an own property of "__proto__", as this does.
      .map((entries) => Object.fromEntries(entries) as Readings),
  },
  { weight: 1, arbitrary: fc.anything() as fc.Arbitrary<Readings> },
)

const options = [
  { value: 'one', label: 'One' },
  { value: 'two', label: 'Two' },
  { value: 'three, four', label: 'Three, four' },
  { value: '__proto__', label: 'constructor' },
]

/** A field of every type, under names that break objects, one of them archived. */
export const fields: FieldDefinition[] = [
  ...fieldTypeSchema.options.map((type) => fieldOf(type, { options })),
  fieldOf('text', { key: '__proto__' }),
  fieldOf('number', { key: 'constructor' }),
  fieldOf('choice', { key: 'no options' }),
  fieldOf('text', { key: 'archived', isArchived: true }),
]

const templateText = fc
  .array(
    fc.oneof(
      path.map((name) => `{${name}}`),
      path.map((name) => `{${name}?}`),
      telling,
      fc.constantFrom('{', '}', '{{', '}}', '{}', '{ ?}'),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''))

const step: fc.Arbitrary<MappingStep> = fc.oneof(
  fc.record({ kind: fc.constant('source' as const), path }),
  fc.record({ kind: fc.constant('constant' as const), value: text }),
  fc.record({ kind: fc.constant('template' as const), text: fc.oneof(templateText, text) }),
  fc.record({ kind: fc.constant('lookup' as const), path, rows: fc.array(fc.record({ from: text, to: text }), { maxLength: 3 }) }),
)

export const steps = fc.array(step, { minLength: 1, maxLength: 3 })
const fieldKey = fc.constantFrom(...fields.map(({ key }) => key), 'of another organization')

/** Rules that were saved; and, once in a while, what no code of ours writes. */
export const rules: fc.Arbitrary<MappingRules> = fc.oneof(
  { weight: 8, arbitrary: fc.array(fc.record({ field: fieldKey, steps }), { maxLength: 10 }) },
  // One rule for each field, so that every type is tried in every run.
  { weight: 8, arbitrary: fc.tuple(...fields.map(({ key }) => fc.record({ field: fc.constant(key), steps }))) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.oneof(fc.anything(), fc.record({ field: fieldKey, steps: fc.anything() })),
    ) as unknown as fc.Arbitrary<MappingRules>,
  },
)
