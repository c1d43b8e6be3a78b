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

/** How long an event's body and headers are kept, and how long the event itself; in days. */
export const eventBodyDaysSchema = z
  .int('Enter a whole number of days.')
  .min(1, 'Keep it for at least a day.')
  .max(365, 'Keep it for at most 365 days.')
export const eventDaysSchema = z
  .int('Enter a whole number of days.')
  .min(1, 'Keep it for at least a day.')
  .max(1200, 'Keep it for at most 1200 days.')
/** The one without the other would be a body without an event. */
export const BODY_LONGER_THAN_EVENT = 'Keep events at least as long as their bodies.'

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
