import { z } from 'zod'
import { calendarDateSchema, decimalSchema } from '#lib/domain/access/contract.ts'
import { payOnly } from '#lib/domain/access/schema.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'

const payAmountSchema = z.object({ amount: decimalSchema, currency: z.string().nullable(), interval: payIntervalSchema.nullable() })

/** What was planned beside what it came to. `difference` is in words; null where one of both is not known. */
export const comparisonSchema = z.object({
  start: z.object({
    planned: calendarDateSchema.nullable(),
    actual: calendarDateSchema.nullable(),
    difference: z.string().nullable(),
  }),
  pay: payOnly(
    z.object({
      minimum: payAmountSchema.nullable(),
      maximum: payAmountSchema.nullable(),
      actual: payAmountSchema.nullable(),
      difference: z.string().nullable(),
    }),
  ),
})
export type Comparison = z.infer<typeof comparisonSchema>
