import type { Sensitivity } from '#lib/domain/access/schema.ts'
import { isPayInterval, payIntervalWords } from '#lib/domain/organizations/terms.ts'
import type { Money, Person } from '#lib/domain/typed-values/rules.ts'
import { formatDate } from '#lib/platform/format/dates.ts'
import { formatMoney, formatPay } from '#lib/platform/format/money.ts'
import { formatDecimal } from '#lib/platform/format/numbers.ts'
import { cleanLine, foldText } from '#lib/platform/format/text.ts'
import type { FieldDefinition, FieldOption, FieldType } from './schema.ts'

const storedMoneyPattern = /^(-?\d{1,14}(?:\.\d{1,4})?) ([A-Z]{3})(?: ([A-Za-z]+))?$/

/** The parts of a stored money value; null for what is not in its form. */
export function readMoney(value: string): Money | null {
  const [, amount, currency, interval] = storedMoneyPattern.exec(value) ?? []
  if (amount === undefined || currency === undefined) return null
  if (interval === undefined) return { amount, currency, interval: null }

  return isPayInterval(interval) ? { amount, currency, interval } : null
}

/** "5000 EUR" or "5000 EUR Month". */
export function writeMoney({ amount, currency, interval }: Money): string {
  return interval === null ? `${amount} ${currency}` : `${amount} ${currency} ${interval}`
}

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

/** The values of a stored choice of several; null for what is not in its form. */
export function readChoices(value: string): string[] | null {
  if (!value.startsWith('[')) return null
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : null
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

  return { name: value, email: /^[^\s@<>]+@[^\s@<>]+$/.test(value) ? value : null }
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
    case 'interval':
      return isPayInterval(value) ? capitalize(payIntervalWords[value]) : value
    default:
      return value
  }
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Whether two values of a field say the same: of amounts, "72000.50" is "72000.5". */
export function isSameValue({ type }: Pick<FieldDefinition, 'type'>, one: string | null, other: string | null): boolean {
  if (type !== 'amount' && type !== 'number') return one === other

  return toPlainNumber(one) === toPlainNumber(other)
}

function toPlainNumber(value: string | null): string | null {
  return value?.includes('.') ? value.replace(/\.?0+$/, '') : value
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
