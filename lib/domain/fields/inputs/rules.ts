/** What people type into a field, in the one form in which its values are kept. Apart from reading and showing them, which every page does. */
import { z } from 'zod'
import { findOption, readChoices, writeChoices, writeMoney, writePerson } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition, FieldOption, FieldType } from '#lib/domain/fields/schema.ts'
import {
  isEmail,
  isPhone,
  parseMoney,
  parsePerson,
  parseUrl,
  readAmount,
  readCurrency,
  readDecimal,
  readInterval,
  spellDate,
} from '#lib/domain/typed-values/rules.ts'
import { cleanLine, cleanText } from '#lib/platform/format/text.ts'

type ValueDefinition = Pick<FieldDefinition, 'type' | 'label' | 'options'>
export type ParsedValue = { value: string } | { error: string }

const LINE_MAX = 200
const TEXT_MAX = 10_000

/**
 * What people type, or a constant says, in the one form of the field's type (see `fieldTypeSchema`). Takes the ways in which people write:
 * "72 000", "€5,000 per month", an option's label. A value that is in the form already comes back as it is.
 * The error says what to enter. Pure and total.
 */
export function parseFieldValue({ definition, text }: { definition: ValueDefinition; text: string }): ParsedValue {
  const line = cleanLine(text)
  if (line === '') return { error: 'Enter a value.' }

  return parsers[definition.type]({ line, text, options: definition.options })
}

type ParseInput = { line: string; text: string; options: readonly FieldOption[] }

const parsers: Readonly<Record<FieldType, (input: ParseInput) => ParsedValue>> = {
  text: ({ line }) => (line.length > LINE_MAX ? { error: 'Use at most 200 characters.' } : { value: line }),
  longText: ({ text }) => {
    const value = cleanText(text)
    return value.length > TEXT_MAX ? { error: 'Use at most 10,000 characters.' } : { value }
  },
  number: ({ line }) => orError(readDecimal(line), 'Enter a number like 12 or 12.5.'),
  amount: ({ line }) => orError(readAmount(line), 'Enter an amount like 72000 or 72000.50.'),
  money: ({ line }) =>
    orError(orNull(parseMoney(line), writeMoney), 'Enter an amount with its currency, like 5000 EUR or 5000 EUR per month.'),
  date: ({ line }) => parseDate(line),
  yesNo: ({ line }) => orError(YES_NO.get(line.toLowerCase()), 'Enter yes or no.'),
  choice: ({ line, options }) => orError(findOption({ text: line, options })?.value, `Choose ${listLabels(options)}.`),
  choices: ({ line, options }) => parseChoices({ line, options }),
  email: ({ line }) => {
    if (line.length > 254) return { error: 'Use at most 254 characters.' }
    return isEmail(line) ? { value: line } : { error: 'Enter an e-mail address like ana@example.com.' }
  },
  phone: ({ line }) => orError(isPhone(line) ? line : null, 'Enter a phone number like +49 30 1234567.'),
  url: ({ line }) => orError(parseUrl(line), 'Enter a web address like https://example.com.'),
  person: ({ line }) =>
    orError(orNull(parsePerson(line), writePerson), 'Enter a name, or a name with an e-mail address: Ana Torres <ana@example.com>.'),
  currency: ({ line }) => orError(readCurrency(line), 'Choose a currency code like EUR.'),
  interval: ({ line }) => orError(readInterval(line), 'Choose a pay interval, such as per year.'),
}

function orNull<T>(parts: T | null, write: (parts: T) => string): string | null {
  return parts === null ? null : write(parts)
}

function orError(value: string | null | undefined, error: string): ParsedValue {
  return value == null ? { error } : { value }
}

function parseDate(line: string): ParsedValue {
  const date = spellDate(line)
  if (!z.iso.date().safeParse(date).success) return { error: 'Enter a whole date like 7 Dec 2026.' }
  if (date < '1900-01-01' || date >= '2100-01-01') return { error: 'Enter a date between 1900 and 2099.' }

  return { value: date }
}

const YES_NO = new Map([
  ['yes', 'yes'],
  ['y', 'yes'],
  ['true', 'yes'],
  ['no', 'no'],
  ['n', 'no'],
  ['false', 'no'],
])

const LABELS_SHOWN = 5

function listLabels(options: readonly FieldOption[]): string {
  const labels = options.slice(0, LABELS_SHOWN).map(({ label }) => label)
  const more = options.length - labels.length
  if (labels.length === 1) return labels[0] ?? ''

  return `one of: ${labels.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function parseChoices({ line, options }: Pick<ParseInput, 'line' | 'options'>): ParsedValue {
  // One label may hold a comma, so the whole is tried first.
  const whole = findOption({ text: line, options })
  const names = whole ? [whole.value] : (readChoices(line) ?? line.split(/[,;]/).map((name) => name.trim()))
  const found = names.filter((name) => name !== '').map((name) => findOption({ text: name, options })?.value)
  const known = found.filter((value) => value !== undefined)
  if (known.length < found.length || known.length === 0) return { error: `Choose ${listLabels(options).replace('one of', 'from')}.` }

  return { value: writeChoices({ values: known, options }) }
}
