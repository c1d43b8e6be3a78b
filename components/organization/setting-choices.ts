import type { ComboboxOption } from '#components/ui/combobox.tsx'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { payIntervalWords } from '#lib/domain/organizations/terms.ts'

/** Stands for null in controls that know only text. */
export const UNKNOWN = ''

/** Every zone by its IANA name, a chosen one included that this browser does not list. */
export function listTimeZones(current: string): ComboboxOption[] {
  // The browser's list has neither aliases nor UTC.
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), current])

  return [...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}

/** Every currency by its ISO 4217 code with its name, Unknown first. */
export function listCurrencies(): ComboboxOption[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'currency' })

  return [
    { value: UNKNOWN, label: 'Unknown' },
    ...Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code}, ${names.of(code) ?? code}` })),
  ]
}

/** The pay intervals in words, Unknown first. */
export const payIntervalOptions = [
  { value: UNKNOWN, label: 'Unknown' },
  ...payIntervalSchema.options.map((interval) => ({ value: interval, label: capitalize(payIntervalWords[interval]) })),
]

function capitalize(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
