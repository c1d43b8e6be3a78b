import { z } from 'zod'
import { cleanName } from '#lib/platform/format/names.ts'
import { payIntervals } from './terms.ts'

export const payIntervalSchema = z.enum(payIntervals)

/** ISO 4217 codes that this runtime knows. */
export const currencySchema = z
  .string()
  .trim()
  .toUpperCase()
  .refine((value) => Intl.supportedValuesOf('currency').includes(value), 'Choose a currency code like EUR.')

export const timeZoneSchema = z.string().refine(isTimeZone, 'Choose a time zone like Europe/Berlin.')
export const organizationNameSchema = z
  .string()
  .transform(cleanName)
  .pipe(z.string().min(1, 'Enter a name.').max(200, 'Use at most 200 characters.'))

/** `supportedValuesOf` lists no aliases and not UTC, which are legal all the same. */
function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: value })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
