import { z } from 'zod'
import type { Sensitivity } from '#lib/domain/access/schema.ts'
import { payIntervalSchema, payIntervalWords } from '#lib/domain/organizations/schema.ts'
import {
  isEmail,
  isPhone,
  type Money,
  type Person,
  parseMoney,
  parsePerson,
  parseUrl,
  readAmount,
  readCurrency,
  readDecimal,
  readInterval,
  spellDate,
} from '#lib/domain/typed-values/rules.ts'
import { formatDate } from '#lib/platform/format/dates.ts'
import { formatMoney, formatPay } from '#lib/platform/format/money.ts'
import { formatDecimal } from '#lib/platform/format/numbers.ts'
import { cleanLine, cleanText, foldText } from '#lib/platform/format/text.ts'
import type { FieldDefinition, FieldOption, FieldType } from './schema.ts'

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

const storedMoneyPattern = /^(-?\d{1,14}(?:\.\d{1,4})?) ([A-Z]{3})(?: ([A-Za-z]+))?$/

/** The parts of a stored money value; null for what is not in its form. */
export function readMoney(value: string): Money | null {
  const [, amount, currency, interval] = storedMoneyPattern.exec(value) ?? []
  if (amount === undefined || currency === undefined) return null
  if (interval === undefined) return { amount, currency, interval: null }
  const known = payIntervalSchema.safeParse(interval)

  return known.success ? { amount, currency, interval: known.data } : null
}

/** "5000 EUR" or "5000 EUR Month". */
export function writeMoney({ amount, currency, interval }: Money): string {
  return interval === null ? `${amount} ${currency}` : `${amount} ${currency} ${interval}`
}

function parseDate(line: string): ParsedValue {
  const date = spellDate(line)
  if (!z.iso.date().safeParse(date).success) return { error: 'Enter a whole date like 7 Dec 2026.' }
  if (date < '2000-01-01' || date >= '2100-01-01') return { error: 'Enter a date between 2000 and 2099.' }

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

/** A label or a name in the form that must differ: case, accents and spaces do not count. */
export function foldLabel(label: string): string {
  return foldText(label).replace(/\s+/g, ' ').trim()
}

/** The option that a text names: by its value, else by its label however it is written. */
export function findOption({ text, options }: { text: string; options: readonly FieldOption[] }): FieldOption | undefined {
  const folded = foldLabel(text)

  return (
    options.find(({ value }) => value === text) ??
    options.find(({ label }) => foldLabel(label) === folded) ??
    options.find(({ value }) => foldLabel(value) === folded)
  )
}

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

/** The values of a stored choice of several; null for what is not in its form. */
export function readChoices(value: string): string[] | null {
  if (!value.startsWith('[')) return null
  try {
    const list = z.array(z.string()).safeParse(JSON.parse(value))
    return list.success ? list.data : null
  } catch {
    return null
  }
}

/** Each value once, in the options' order; those of options that are gone last. */
export function writeChoices({ values, options }: { values: readonly string[]; options: readonly FieldOption[] }): string {
  const known = options.map(({ value }) => value).filter((value) => values.includes(value))
  const gone = [...new Set(values)].filter((value) => !known.includes(value))

  return JSON.stringify([...known, ...gone])
}

/** The parts of a stored person. Only an e-mail address: it is the name, too. */
export function readPerson(value: string): Person {
  const [, name, email] = /^(.+) <([^<>\s]+)>$/.exec(value) ?? []
  if (name !== undefined && email !== undefined) return { name, email }

  return { name: value, email: isEmail(value) ? value : null }
}

/** "Ana Torres <ana@example.com>", or what there is of it. */
export function writePerson({ name, email }: Person): string {
  const plain = cleanLine(name.replace(/[<>]/g, ' '))
  if (email === null || email === plain) return plain

  return plain === '' ? email : `${plain} <${email}>`
}

/** A stored value as people read it: "¥10,200,000", "Mon 7 Dec 2026", "Pension, Gym", "€500 per month". What is not in the form comes back as it is. */
export function formatFieldValue(input: {
  definition: Pick<FieldDefinition, 'type' | 'options'>
  value: string
  currency: string | null
}): string {
  const { definition, value, currency } = input
  const labelOf = (option: string) => definition.options.find((known) => known.value === option)?.label ?? option

  switch (definition.type) {
    case 'amount':
      return formatMoney({ amount: value, currency })
    case 'number':
      return formatDecimal(value)
    case 'money': {
      const money = readMoney(value)
      return money ? formatPay({ ...money, interval: money.interval && payIntervalWords[money.interval] }) : value
    }
    case 'date':
      return formatDate(value)
    case 'yesNo':
      return value === 'yes' || value === 'no' ? capitalize(value) : value
    case 'choice':
      return labelOf(value)
    case 'choices':
      return readChoices(value)?.map(labelOf).join(', ') ?? value
    case 'interval': {
      const interval = payIntervalSchema.safeParse(value)
      return interval.success ? capitalize(payIntervalWords[interval.data]) : value
    }
    default:
      return value
  }
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** How far a field's values may travel. A field that nobody knows is guarded like pay. */
export function sensitivityOf({
  fields,
  key,
}: {
  fields: readonly Pick<FieldDefinition, 'key' | 'sensitivity'>[]
  key: string
}): Sensitivity {
  return fields.find((field) => field.key === key)?.sensitivity ?? 'pay'
}

/** An option as it is asked for: `value` names one that is there already. */
export type OptionInput = { value?: string | undefined; label: string }

type MakeOptions = { type: FieldType; existing: readonly FieldOption[]; input: readonly OptionInput[] }

/**
 * The options of a choice. A new one takes its label for a value, once and for ever, so that what is kept can be read without the options,
 * too. One that is left out is offered no longer; values of it stay.
 */
export function makeOptions({ type, existing, input }: MakeOptions): { options: FieldOption[] } | { error: string } {
  const isChoice = type === 'choice' || type === 'choices'
  if (!isChoice) return input.length === 0 ? { options: [] } : { error: 'Only a choice has options.' }
  if (input.length === 0) return { error: 'Add at least one option.' }
  const folded = input.map(({ label }) => foldLabel(label))
  const twice = input.find((_, index) => folded.indexOf(folded[index] ?? '') !== index)
  if (twice) return { error: `There are two options “${twice.label}”. Name them differently.` }

  const known = new Set(existing.map(({ value }) => value))
  const taken = new Set<string>()
  for (const { value } of input) {
    if (value === undefined) continue
    if (!known.has(value) || taken.has(value)) return { error: 'The options changed meanwhile. Reload the page.' }
    taken.add(value)
  }

  return { options: input.map(({ value, label }) => ({ value: value ?? takeValue({ label, taken }), label })) }
}

function takeValue({ label, taken }: { label: string; taken: Set<string> }): string {
  let value = label
  for (let count = 2; taken.has(value); count += 1) value = `${label} ${count}`
  taken.add(value)

  return value
}
