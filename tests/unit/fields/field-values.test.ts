import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import { formatFieldValue, readChoices, readMoney, readPerson, sensitivityOf, writeMoney, writePerson } from '#lib/domain/fields/rules.ts'
import { type FieldType, fieldTypeSchema } from '#lib/domain/fields/schema.ts'

const options = [
  { value: 'Pension', label: 'Pension' },
  { value: 'Gym', label: 'Gym and pool' },
  { value: 'Lunch', label: 'Lunch, every day' },
]
const define = (type: FieldType) => ({ type, label: 'Benefit', options: type === 'choice' || type === 'choices' ? options : [] })
const parse = (type: FieldType, text: string) => parseFieldValue({ definition: define(type), text })
const format = (type: FieldType, value: string, currency: string | null = null) =>
  formatFieldValue({ definition: define(type), value, currency })

describe('what people type', () => {
  it.each<[FieldType, string, string]>([
    ['text', '  Field\tEngineer \n', 'Field Engineer'],
    ['text', 'Ana\u202E\u0000 Torres', 'Ana Torres'],
    ['longText', 'Dear Ana,\r\n\r\nwelcome.  \r\n', 'Dear Ana,\n\nwelcome.'],
    ['number', '1,200.50', '1200.5'],
    ['number', '−3', '-3'],
    ['number', '007', '7'],
    ['number', '-0.0', '0'],
    ['amount', '72000.50', '72000.5'],
    ['amount', '72,000.50', '72000.5'],
    ['amount', '72 000', '72000'],
    ['amount', '72\u00a0000', '72000'],
    ['amount', '72’000', '72000'],
    ['amount', '10,20,000', '1020000'],
    ['money', '5000 EUR', '5000 EUR'],
    ['money', '5,000 eur per month', '5000 EUR Month'],
    ['money', 'EUR 5 000 / month', '5000 EUR Month'],
    ['money', '€500 per month', '500 EUR Month'],
    ['money', '500€', '500 EUR'],
    ['money', 'USD 72,000.50 per year', '72000.5 USD Year'],
    ['money', '300 EUR twice a month', '300 EUR HalfMonth'],
    ['date', '2026-12-07', '2026-12-07'],
    ['date', '7 Dec 2026', '2026-12-07'],
    ['date', 'Mon 7 December 2026', '2026-12-07'],
    ['yesNo', 'Yes', 'yes'],
    ['yesNo', 'false', 'no'],
    ['choice', 'gym AND pool', 'Gym'],
    ['choice', 'Gym', 'Gym'],
    ['choices', 'gym and pool, pension', '["Pension","Gym"]'],
    ['choices', 'Lunch, every day', '["Lunch"]'],
    ['choices', '["Lunch","Pension","Lunch"]', '["Pension","Lunch"]'],
    ['email', ' ana@example.com ', 'ana@example.com'],
    ['phone', '+49 (30) 1234567', '+49 (30) 1234567'],
    ['url', 'example.com/team', 'https://example.com/team'],
    ['url', 'HTTP://Example.com', 'http://example.com/'],
    ['person', 'Ana  Torres <ana@example.com>', 'Ana Torres <ana@example.com>'],
    ['person', '<ana@example.com>', 'ana@example.com'],
    ['person', 'Ana Torres', 'Ana Torres'],
    ['currency', 'eur', 'EUR'],
    ['interval', 'per month', 'Month'],
    ['interval', 'Every two weeks', 'TwoWeeks'],
  ])('%s: %j is kept as %j', (type, text, value) => {
    expect(parse(type, text)).toEqual({ value })
  })

  it.each<[FieldType, string, RegExp]>([
    ['text', ' \u200b ', /Enter a value/],
    ['text', 'x'.repeat(201), /at most 200/],
    ['longText', 'x'.repeat(10_001), /at most 10,000/],
    ['number', 'twelve', /number like 12/],
    ['amount', '-5', /amount like 72000/],
    ['amount', '4.500', /amount like 72000/],
    ['amount', '72.000,50', /amount like 72000/],
    ['amount', '123456789012345', /amount like 72000/],
    ['amount', '1.23456', /amount like 72000/],
    ['money', '5000', /with its currency/],
    ['money', '5000 EUR per moon', /with its currency/],
    ['money', '$5000', /with its currency/],
    ['date', '2026-02-30', /whole date like 7 Dec 2026/],
    ['date', '07/12/2026', /whole date like 7 Dec 2026/],
    ['date', '1899-12-31', /between 1900 and 2099/],
    ['yesNo', 'maybe', /yes or no/],
    ['choice', 'Sauna', /Choose one of: Pension, Gym and pool, Lunch, every day\./],
    ['choices', 'Pension, Sauna', /Choose from: Pension/],
    ['email', 'ana@', /e-mail address like/],
    ['phone', 'call me', /phone number like/],
    ['url', 'javascript:alert(1)', /web address like/],
    ['url', 'https://user:secret@example.com', /web address like/],
    ['url', 'ftp://example.com', /web address like/],
    ['person', 'Ana <not an address>', /name with an e-mail/],
    ['currency', 'XYZ', /currency code like EUR/],
    ['interval', 'per moon', /Choose a pay interval/],
  ])('%s: %j is refused with what to enter', (type, text, error) => {
    expect(parse(type, text)).toEqual({ error: expect.stringMatching(error) })
  })
})

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...' \t\n\u0000\u00a0\u200b\u0301\u202Ee,;.-<>@[]"09€'), maxLength: 60 }),
  fc.stringMatching(/^-?\d{1,16}(\.\d{1,6})?$/),
  fc.stringMatching(/^\d{1,6} (EUR|JPY)( (Month|per year))?$/),
  fc.webUrl(),
  fc.emailAddress(),
)

describe('the one form of a value', () => {
  it.each(fieldTypeSchema.options)('%s: what was parsed is parsed to itself, and everything has words', (type) => {
    fc.assert(
      fc.property(anything, (text) => {
        const first = parse(type, text)
        expect(typeof format(type, text, 'EUR')).toBe('string')
        if ('error' in first) expect(first.error).toMatch(/^(Enter|Choose|Use) .*\.$|>\.$/)
        else expect(parse(type, first.value)).toEqual(first)
      }),
      { numRuns: 400 },
    )
  })

  it('takes no longer for a text that means nothing', () => {
    const startedAt = performance.now()
    for (const type of fieldTypeSchema.options) for (const part of ['0', ' ', '1,', 'a', '<', '[']) parse(type, `${part.repeat(10_000)}!`)
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  it('takes money apart and puts it together', () => {
    expect(readMoney('5000 EUR Month')).toEqual({ amount: '5000', currency: 'EUR', interval: 'Month' })
    expect(readMoney('5000 EUR')).toEqual({ amount: '5000', currency: 'EUR', interval: null })
    for (const broken of ['', '5000', '5000 EUR Moon', 'EUR 5000', '5,000 EUR']) expect(readMoney(broken)).toBeNull()
    expect(writeMoney({ amount: '1.5', currency: 'KWD', interval: null })).toBe('1.5 KWD')
  })

  it('takes a person apart and puts them together', () => {
    expect(readPerson('Ana Torres <ana@example.com>')).toEqual({ name: 'Ana Torres', email: 'ana@example.com' })
    expect(readPerson('ana@example.com')).toEqual({ name: 'ana@example.com', email: 'ana@example.com' })
    expect(writePerson(readPerson('ana@example.com'))).toBe('ana@example.com')
    expect(writePerson({ name: 'A <b> C', email: null })).toBe('A b C')
  })
})

describe('values as people read them', () => {
  it('uses the words and signs of the product', () => {
    expect(format('amount', '10200000', 'JPY')).toBe('¥10,200,000')
    expect(format('amount', '72000.5')).toBe('72,000.50')
    expect(format('number', '-12500.25')).toBe('−12,500.25')
    expect(format('money', '500 EUR Month')).toBe('€500 per month')
    expect(format('date', '2026-12-07')).toBe('Mon 7 Dec 2026')
    expect(format('yesNo', 'yes')).toBe('Yes')
    expect(format('choice', 'Gym')).toBe('Gym and pool')
    expect(format('choices', '["Pension","Gym"]')).toBe('Pension, Gym and pool')
    expect(format('interval', 'Month')).toBe('Per month')
  })

  it('shows what it does not know as it is', () => {
    expect(format('choice', 'Sauna')).toBe('Sauna')
    expect(format('choices', '["Sauna","Gym"]')).toBe('Sauna, Gym and pool')
    expect(format('choices', '[1')).toBe('[1')
    expect(format('money', 'much')).toBe('much')
    expect(format('date', 'soon')).toBe('soon')
    expect(readChoices('{}')).toBeNull()
  })

  it('guards a field that nobody knows like pay', () => {
    expect(sensitivityOf({ fields: [{ key: 'team', sensitivity: 'none' }], key: 'team' })).toBe('none')
    expect(sensitivityOf({ fields: [], key: 'team' })).toBe('pay')
  })
})
