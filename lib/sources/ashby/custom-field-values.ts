import type { PlaceReading, PlaceType, SourceCustomField } from '#lib/sources/source.ts'
import { toPlainDecimal } from './normalize-candidacy.ts'

/** A place inside a custom field that is made of several values. */
export type CustomFieldPart = { name: string; label: string; type: PlaceType }

const AMOUNT: CustomFieldPart = { name: 'amount', label: 'amount', type: 'number' }
const CURRENCY: CustomFieldPart = { name: 'currency', label: 'currency', type: 'currency' }
const MIN: CustomFieldPart = { name: 'min', label: 'lowest', type: 'number' }
const MAX: CustomFieldPart = { name: 'max', label: 'highest', type: 'number' }
const INTERVAL: CustomFieldPart = { name: 'interval', label: 'interval', type: 'interval' }

const PARTS: Readonly<Record<string, readonly CustomFieldPart[]>> = {
  Currency: [AMOUNT, CURRENCY],
  NumberRange: [MIN, MAX],
  CompensationRange: [MIN, MAX, CURRENCY, INTERVAL],
}

/** What a field of one of Ashby's types is made of; empty for a single value. */
export function listCustomFieldParts(vendorType: string): readonly CustomFieldPart[] {
  return Object.hasOwn(PARTS, vendorType) ? (PARTS[vendorType] ?? []) : []
}

/** Where a custom field stands among the readings. Ids are unique across objects. */
export function customFieldPath({ externalId }: { externalId: string }): string {
  return `customField.${externalId}`
}

/**
 * A custom field's value as readings: itself, and the parts of what is made of several values. Ashby does not name the type beside a value,
 * so it is told by its form. Never throws; a form that is not known reads as no value.
 */
export function readCustomFieldValue(field: SourceCustomField): [path: string, reading: PlaceReading][] {
  const path = customFieldPath(field)
  const { whole, parts = {} } = readForm(field)

  return [
    [path, { ...whole, ...(field.title ? { title: field.title } : {}) }],
    ...Object.entries(parts).map(([part, value]): [string, PlaceReading] => [`${path}.${part}`, value]),
  ]
}

type ReadForm = { whole: PlaceReading; parts?: Record<string, PlaceReading> }

const NOTHING: ReadForm = { whole: { value: null } }

function readForm({ value, valueLabel }: SourceCustomField): ReadForm {
  if (typeof value === 'boolean') return { whole: { value: value ? 'yes' : 'no' } }
  if (typeof value === 'number') return { whole: { value: toDecimal(value) } }
  if (typeof value === 'string') return { whole: readText(value, valueLabel) }
  if (Array.isArray(value)) return { whole: readList(value, valueLabel) }
  if (typeof value !== 'object' || value === null) return NOTHING
  if ('value' in value && 'currencyCode' in value) return readMoney(value)
  if (!('minValue' in value && 'maxValue' in value)) return NOTHING

  return 'currencyCode' in value || 'interval' in value ? readCompensationRange(value) : readNumberRange(value)
}

/** A date may come as a date-time, of which the day is kept as it is written: through Date it would move for half of the world. */
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

function readText(value: string, label: SourceCustomField['valueLabel']): PlaceReading {
  if (value.trim() === '') return { value: null }
  if (typeof label === 'string' && label.trim() !== '') return { value: label, key: value }

  return { value: DATE_TIME.exec(value.trim())?.[1] ?? value }
}

function readList(values: readonly unknown[], label: SourceCustomField['valueLabel']): PlaceReading {
  const labels = Array.isArray(label) && label.length === values.length ? label : []
  const chosen = values.flatMap((entry, index) => {
    const key = typeof entry === 'string' ? entry : typeof entry === 'number' ? toDecimal(entry) : null

    return key === null || key.trim() === '' ? [] : [{ key, label: labels[index]?.trim() ? (labels[index] ?? key) : key }]
  })
  if (chosen.length === 0) return { value: null }

  return { value: chosen.map((entry) => entry.label), key: chosen.map(({ key }) => key) }
}

/** An amount without a currency is kept as the number it is. */
function readMoney({ value, currencyCode }: { value: unknown; currencyCode: unknown }): ReadForm {
  const amount = toDecimal(value)
  const currency = toCurrency(currencyCode)
  const whole = amount === null ? null : [amount, currency].filter(Boolean).join(' ')

  return { whole: { value: whole }, parts: { amount: { value: amount }, currency: { value: currency } } }
}

type Range = { minValue: unknown; maxValue: unknown }

function readNumberRange({ minValue, maxValue }: Range): ReadForm {
  const [min, max] = [toDecimal(minValue), toDecimal(maxValue)]

  return { whole: { value: describeRange(min, max) }, parts: { min: { value: min }, max: { value: max } } }
}

/** Ashby's intervals in the words of our fields, and as people say them. "1 TIME" is paid once and "NONE" says nothing. */
const INTERVALS: Readonly<Record<string, { interval: string; words: string }>> = {
  '1 HOUR': { interval: 'Hour', words: 'per hour' },
  '1 DAY': { interval: 'Day', words: 'per day' },
  '1 WEEK': { interval: 'Week', words: 'per week' },
  '2 WEEK': { interval: 'TwoWeeks', words: 'every two weeks' },
  '0.5 MONTH': { interval: 'HalfMonth', words: 'twice a month' },
  '1 MONTH': { interval: 'Month', words: 'per month' },
  '2 MONTH': { interval: 'TwoMonths', words: 'every two months' },
  '3 MONTH': { interval: 'Quarter', words: 'per quarter' },
  '6 MONTH': { interval: 'HalfYear', words: 'every half year' },
  '1 YEAR': { interval: 'Year', words: 'per year' },
}

/** A range of one amount reads as money; any other as text, because no amount of ours can hold it. */
function readCompensationRange(range: Range & { currencyCode?: unknown; interval?: unknown }): ReadForm {
  const [min, max] = [toDecimal(range.minValue), toDecimal(range.maxValue)]
  const currency = toCurrency(range.currencyCode)
  const code = typeof range.interval === 'string' ? range.interval.trim().toUpperCase() : ''
  const known = Object.hasOwn(INTERVALS, code) ? INTERVALS[code] : undefined
  const isOneAmount = min !== null && min === max
  const words = isOneAmount ? [min, currency, currency && known?.interval] : [describeRange(min, max), currency, known?.words]

  return {
    whole: { value: min === null && max === null ? null : words.filter(Boolean).join(' ') },
    parts: {
      min: { value: min },
      max: { value: max },
      currency: { value: currency },
      interval: code === '' || code === 'NONE' ? { value: null } : { value: known?.interval ?? code, key: code },
    },
  }
}

function describeRange(min: string | null, max: string | null): string | null {
  if (min === null || max === null) return min === null ? max && `up to ${max}` : `from ${min}`

  return min === max ? min : `${min}–${max}`
}

function toDecimal(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isFinite(value) ? toPlainDecimal(value) : typeof value === 'string' ? value.trim() : ''

  return /^-?\d+(\.\d+)?$/.test(text) ? text : null
}

function toCurrency(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().toUpperCase() : null
}
