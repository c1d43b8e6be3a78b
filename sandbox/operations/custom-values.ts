import { z } from 'zod'
import type { CustomField, CustomFieldValue } from '#sandbox/model.ts'
import { createInvalidInput } from '#sandbox/responses.ts'

/** The intervals of a compensation range in Ashby's own words. */
export const INTERVALS = [
  '1 YEAR',
  '1 MONTH',
  '1 WEEK',
  '1 DAY',
  '1 HOUR',
  '2 WEEK',
  '0.5 MONTH',
  '2 MONTH',
  '3 MONTH',
  '6 MONTH',
  '1 TIME',
  'NONE',
] as const

const currencyCode = z.string().regex(/^[A-Z]{3}$/)
/** On an offer form the value is an integer (API description of offer.create). */
export const money = z.object({ value: z.number().int(), currencyCode })
export const date = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })])
const text = z.string()
const VALUE_SCHEMAS: Record<string, z.ZodType<CustomFieldValue>> = {
  Boolean: z.boolean(),
  Currency: z.object({ value: z.number(), currencyCode }),
  Date: date,
  Number: z.number(),
  String: text,
  LongText: text,
  Url: z.url({ protocol: /^https?$/ }),
  UUID: z.guid(),
  ValueSelect: text,
  MultiValueSelect: z.array(text),
  NumberRange: z.object({ type: z.literal('number-range'), minValue: z.number(), maxValue: z.number() }),
  CompensationRange: z.object({
    type: z.literal('compensation-range'),
    minValue: z.number(),
    maxValue: z.number(),
    currencyCode,
    interval: z.enum(INTERVALS),
  }),
}

/** Checks a value against its field's type; null clears. */
export function readCustomValue(field: CustomField, value: unknown): CustomFieldValue {
  if (value === null) return null

  const isOfferMoney = field.fieldType === 'Currency' && field.objectType === 'Offer'
  const parsed = parseValue(isOfferMoney ? money : (VALUE_SCHEMAS[field.fieldType] ?? text), field.id, value)
  const choices = new Set<unknown>(field.selectableValues.map((choice) => choice.value))
  if (hasChoices(field) && ![parsed].flat().every((entry) => choices.has(entry))) {
    throw createInvalidInput({ message: `${field.title}: not one of the selectable values`, parameter: field.id })
  }

  return parsed
}

export function hasChoices({ fieldType }: { fieldType: string }): boolean {
  return fieldType === 'ValueSelect' || fieldType === 'MultiValueSelect'
}

export function parseValue<T>(schema: z.ZodType<T>, path: string, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data

  throw createInvalidInput({ message: `The value of ${path} has the wrong type`, parameter: path })
}
