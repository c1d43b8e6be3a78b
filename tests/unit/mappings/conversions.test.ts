import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMoney, writeMoney, writePerson } from '#lib/domain/fields/rules.ts'
import type { FieldType } from '#lib/domain/fields/schema.ts'
import { compileConverter } from '#lib/domain/mappings/engine/conversions.ts'
import { cutText } from '#lib/domain/source-texts/rules.ts'
import { isEmail, isPhone, parsePerson } from '#lib/domain/typed-values/rules.ts'
import { cleanLine } from '#lib/platform/format/text.ts'
import { fieldOf } from '#tests/unit/mappings/definitions.ts'

const options = [
  { value: 'pension', label: 'Pension' },
  { value: 'gym', label: 'Gym, or pool' },
  { value: 'bike', label: 'Vélo' },
]

/** The value, or null where the text is refused. */
function convert(type: FieldType, content: string | string[], key?: string | string[]): string | null {
  const converted = compileConverter(fieldOf(type, { options }))(content, key)

  return typeof converted === 'string' ? converted : null
}

describe('every type takes what sources write and gives its one form', () => {
  test.each<[FieldType, string, string | null]>([
    ['text', '  Senior\n\tEngineer ', 'Senior Engineer'],
    ['text', 'a\u202Eb\u0000c', 'abc'],
    ['text', 'Jose\u0301', 'José'],
    ['longText', 'Dear Ana,\r\n\r\nwelcome.\u202E  ', 'Dear Ana,\n\nwelcome.'],
    ['number', '4200', '4200'],
    ['number', '4,200', '4200'],
    ['number', '4 200', '4200'],
    ['number', '4\u202F200', '4200'],
    ['number', "4'200.50", '4200.5'],
    ['number', '4.200,50', '4200.5'],
    ['number', '1.234.567', '1234567'],
    ['number', '1,20,000', '120000'],
    ['number', '4,5', '4.5'],
    ['number', '007', '7'],
    ['number', '-0', '0'],
    ['number', '−12', '-12'],
    ['number', '+12', '12'],
    ['number', '４２', '42'],
    ['number', '0.00125', '0.00125'],
    // The form in which sources send numbers: a point is a decimal point.
    ['number', '1.234', '1.234'],
    // No source sends a needless zero, so somebody wrote it, and half of the world would read four thousand five hundred.
    ['number', '4.500', null],
    ['number', '4200 options', null],
    ['number', '12%', null],
    ['number', '1e5', null],
    ['number', '123456789012345', null],
    ['amount', '52000', '52000'],
    ['amount', '52000.1234', '52000.1234'],
    ['amount', '52000.12345', null],
    ['amount', '-1', null],
    ['amount', '5000 EUR', '5000'],
    ['money', '5000 EUR', '5000 EUR'],
    ['money', 'EUR 5,000.50', '5000.5 EUR'],
    ['money', '€5.000,50', '5000.5 EUR'],
    ['money', '5000 eur per month', '5000 EUR Month'],
    ['money', '5000 EUR 0.5 MONTH', '5000 EUR HalfMonth'],
    ['money', '£500/week', '500 GBP Week'],
    ['money', '5000', null],
    ['money', '5000 XYZ', null],
    ['money', '5000 EUR one time', null],
    ['date', '2026-12-07', '2026-12-07'],
    ['date', '2026-12-07T23:59:00-08:00', '2026-12-07'],
    ['date', '7 Dec 2026', '2026-12-07'],
    ['date', '2028-02-29', '2028-02-29'],
    ['date', '2026-02-29', null],
    ['date', '12/07/2026', null],
    ['yesNo', 'TRUE', 'yes'],
    ['yesNo', '0', 'no'],
    ['yesNo', 'perhaps', null],
    ['choice', 'PENSION ', 'pension'],
    ['choice', 'gym, or pool', 'gym'],
    ['choice', 'Ve\u0301lo', 'bike'],
    ['choice', 'Car', null],
    ['choices', 'Vélo, pension', '["pension","bike"]'],
    ['choices', 'Gym, or pool', '["gym"]'],
    ['choices', '["bike","pension","bike"]', '["pension","bike"]'],
    ['choices', 'Pension, Car', null],
    ['email', ' ana@example.com ', 'ana@example.com'],
    ['email', 'Ana Torres <ana@example.com>', 'ana@example.com'],
    ['email', 'ana at example', null],
    ['phone', ' +49 (30)  123-45 ', '+49 (30) 123-45'],
    ['phone', '12', null],
    ['phone', 'call me', null],
    ['url', 'https://example.com/a?b=c', 'https://example.com/a?b=c'],
    ['url', 'HTTP://Example.com', 'http://example.com/'],
    ['url', 'javascript:alert(1)', null],
    ['url', 'N/A', null],
    ['url', '3.5', null],
    ['person', 'Ana  Torres < ana@example.com >', 'Ana Torres <ana@example.com>'],
    ['person', 'Ana Torres', 'Ana Torres'],
    ['person', 'Ana <intern>', null],
    ['currency', 'eur', 'EUR'],
    ['currency', '£', 'GBP'],
    ['currency', '$', null],
    ['currency', 'XYZ', null],
    ['interval', 'Year', 'Year'],
    ['interval', '1 YEAR', 'Year'],
    ['interval', '6 MONTH', 'HalfYear'],
    ['interval', '3 MONTH', 'Quarter'],
    ['interval', '2 MONTH', 'TwoMonths'],
    ['interval', '1 MONTH', 'Month'],
    ['interval', '0.5 MONTH', 'HalfMonth'],
    ['interval', '2 WEEK', 'TwoWeeks'],
    ['interval', '1 WEEK', 'Week'],
    ['interval', '1 DAY', 'Day'],
    ['interval', '1 HOUR', 'Hour'],
    ['interval', 'NONE', null],
    ['interval', '1 TIME', null],
    ['interval', 'Yearly', 'Year'],
    ['interval', 'p.a.', 'Year'],
    ['interval', 'per annum', 'Year'],
    ['interval', 'ANNUALLY', 'Year'],
    ['interval', 'semi-monthly', 'HalfMonth'],
    ['interval', 'Bi-weekly', 'TwoWeeks'],
    ['interval', 'every 2 weeks', 'TwoWeeks'],
    // Twice in one month, or once in two: nobody knows.
    ['interval', 'bi-monthly', null],
    ['interval', 'quarterly', 'Quarter'],
  ])('%s from "%s": %s', (type, text, value) => {
    expect(convert(type, text)).toBe(value)
  })

  test('a list is read by its labels, and by its keys first where the source has them', () => {
    expect(convert('choices', ['Vélo', 'Pension'])).toBe('["pension","bike"]')
    expect(convert('choices', ['Renamed', 'Pension'], ['bike', 'pension'])).toBe('["pension","bike"]')
    expect(convert('choice', 'Renamed', 'gym')).toBe('gym')
    expect(convert('text', ['Remote', 'Berlin'])).toBe('Remote, Berlin')
    expect(convert('date', ['2026-12-07'])).toBe('2026-12-07')
    expect(convert('date', ['2026-12-07', '2026-12-08'])).toBeNull()
  })
})

describe('what cannot be read', () => {
  test('is told as it was found, on one line and at most 200 characters long', () => {
    const converter = compileConverter(fieldOf('date'))
    expect(converter('next\nweek')).toEqual({ problem: 'invalid', found: 'next week' })
    const found = converter('😀'.repeat(5000))
    expect(found).toEqual({ problem: 'invalid', found: '😀'.repeat(100) })
  })

  test('names the one of several choices that is not ours', () => {
    expect(compileConverter(fieldOf('choices', { options }))('Pension, Car')).toEqual({ problem: 'invalid', found: 'Car' })
  })

  test('counts as nothing where nobody would see anything', () => {
    for (const type of ['text', 'date', 'email', 'choice', 'choices'] as const) {
      expect(compileConverter(fieldOf(type, { options }))(' \u200B\u202E\n')).toEqual({ problem: 'empty', found: null })
    }
  })
})

describe('cutting', () => {
  test('keeps a text to its length without halving a letter', () => {
    expect(convert('text', 'x'.repeat(10_000))).toHaveLength(1000)
    expect(convert('longText', 'x'.repeat(20_000))).toHaveLength(10_000)
    expect(cutText('ab😀', 3)).toBe('ab')
    expect(cutText('abq\u0323\u0307d', 4)).toBe('ab')
    expect(cutText('a👩\u200D🚀b', 4)).toBe('a')
  })

  test('does not lose a text that is nothing but marks', () => {
    expect(cutText('\u0323'.repeat(100), 50)).toHaveLength(50)
  })
})

describe('what is seen to be in its form at a glance', () => {
  test('is what cleaning would make of it, for every letter', () => {
    const converter = compileConverter(fieldOf('text'))
    const isWrong = (text: string) => converter(text) !== cleanLine(text)
    const wrong = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (letter) => isWrong(`a${letter}b`) || isWrong(`${letter} a`),
    )
    expect(wrong.map((letter) => letter.charCodeAt(0).toString(16))).toEqual([])
  })

  test('is a person or money exactly where reading it changes nothing', () => {
    const parts = fc.constantFrom(
      'Ana',
      ' ',
      '  ',
      '<',
      '>',
      ' <',
      'ana@example.com',
      'x'.repeat(201),
      '5000',
      '05',
      'EUR',
      'XYZ',
      'Month',
      '.5',
      '\u200B',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('')
        const person = parsePerson(text)
        const isPerson = person !== null && text !== '' && writePerson(person) === text
        if (isPerson) expect(convert('person', text)).toBe(text)
        if (convert('person', text) === text) expect(isPerson).toBe(true)
        const money = readMoney(text)
        if (convert('money', text) === text) expect(money && writeMoney(money)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  test('is an e-mail address or a phone number by the rule that what people type has to pass, too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'B', '1', '.', '_', '+', '-', ' ', '@', 'com', '@x.co', '12345678'), { maxLength: 10 }),
        (pieces) => {
          const text = pieces.join('')
          if (convert('email', text) === text) expect(isEmail(text)).toBe(true)
          if (convert('phone', text) === text) expect(isPhone(text) && cleanLine(text) === text).toBe(true)
        },
      ),
      { numRuns: 5000 },
    )
  })
})
