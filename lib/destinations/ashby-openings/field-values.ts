/** Custom fields of ours in the types and values of Ashby's. Ours are told by plain words, so that nothing here knows the domain. */

/** Ashby's type of a field of ours; null for a part of pay, which only built-in fields are. */
const TYPES = {
  text: 'String',
  longText: 'LongText',
  number: 'Number',
  money: 'Currency',
  date: 'Date',
  yesNo: 'Boolean',
  choice: 'ValueSelect',
  choices: 'MultiValueSelect',
  email: 'String',
  phone: 'String',
  url: 'Url',
  person: 'String',
} as const

export type AshbyFieldType = (typeof TYPES)[keyof typeof TYPES]

export function toAshbyType(type: string): AshbyFieldType | null {
  return Object.hasOwn(TYPES, type) ? TYPES[type as keyof typeof TYPES] : null
}

/** What customField.setValues takes; null clears. */
export type AshbyValue = boolean | number | string | string[] | { value: number; currencyCode: string } | null

/**
 * A stored value of ours as Ashby takes it. A pay interval is left out: Ashby's Currency has none. What is not in the form of its type, or
 * too long a number to be exact, cannot be written.
 */
export function toAshbyValue({ type, value }: { type: string; value: string | null }): { value: AshbyValue } | { problem: 'unwritable' } {
  if (value === null) return { value: null }
  const ashbyType = toAshbyType(type)
  if (ashbyType === null) return { problem: 'unwritable' }

  switch (ashbyType) {
    case 'Boolean':
      return { value: value === 'yes' }
    case 'Number':
      return wrap(toNumber(value))
    case 'Currency': {
      const [, amount = '', currencyCode = ''] = /^(\S+) ([A-Z]{3})(?: \w+)?$/.exec(value) ?? []
      const number = toNumber(amount)
      return number === null ? { problem: 'unwritable' } : { value: { value: number, currencyCode } }
    }
    case 'MultiValueSelect':
      return wrap(readList(value))
    default:
      return { value }
  }
}

function wrap<Value extends AshbyValue>(value: Value | null): { value: Value } | { problem: 'unwritable' } {
  return value === null ? { problem: 'unwritable' } : { value }
}

/** Null where the number would be another one in JSON. */
function toNumber(text: string): number | null {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null
  const significant = text.replace(/[-.]/g, '').replace(/^0+/, '')

  return significant.length > 15 ? null : Number(text)
}

function readList(text: string): string[] | null {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : null
  } catch {
    return null
  }
}

/** A value of Ashby's in one form, so that two are equal exactly when their texts are. Null for none. */
export function canonicalize({ type, value }: { type: string; value: unknown }): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : JSON.stringify(value.map(String).sort())
  if (type === 'date' && typeof value === 'string') return JSON.stringify(value.slice(0, 10))
  if (typeof value === 'object' && 'value' in value && 'currencyCode' in value) {
    return JSON.stringify({ value: Number(value.value), currencyCode: String(value.currencyCode) })
  }

  return JSON.stringify(value)
}

export function parseCanonical(text: string | null): AshbyValue {
  return text === null ? null : (JSON.parse(text) as AshbyValue)
}

/**
 * A value of Ashby's as the text in which somebody would type ours; null for none. The pay interval of an amount is kept from the value that
 * stands there.
 */
export function fromAshbyValue({
  type,
  canonical,
  present,
}: {
  type: string
  canonical: string | null
  present: string | null
}): string | null {
  const value = parseCanonical(canonical)
  if (value === null) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return JSON.stringify(value)
  if (typeof value === 'object') {
    const interval = type === 'money' ? /^\S+ [A-Z]{3}( \w+)$/.exec(present ?? '')?.[1] : undefined
    return `${value.value} ${value.currencyCode}${interval ?? ''}`
  }

  return String(value)
}
