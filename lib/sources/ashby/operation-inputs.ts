import { z } from 'zod'

/** What the requests to Ashby's API are put together from. */

/** Any 8-4-4-4-12 id: Ashby does not promise a UUID version. */
export const id = z.guid()

/** `limit` is the page size, at most 100. `syncToken` goes with the first page of the next pass only. */
export const page = { limit: z.int().min(1).max(100).optional(), cursor: z.string().optional(), syncToken: z.string().optional() }
/** Milliseconds since 1970. */
export const createdAfter = { createdAfter: z.int().optional() }

export const acceptanceToSet = z.enum(['Accepted', 'Declined', 'Cancelled'])

/** Filled is not among them: Ashby sets it when somebody is hired for the opening. */
export const openingStateToSet = z.enum(['Draft', 'Approved', 'Open', 'Closed'])
/** All of it is optional. Neither null nor an empty text is known to clear a date or the team, so neither can be sent. */
export const openingTerms = {
  identifier: z.string().optional(),
  description: z.string().optional(),
  teamId: id.optional(),
  targetHireDate: z.iso.date().optional(),
  targetStartDate: z.iso.date().optional(),
  isBackfill: z.boolean().optional(),
  employmentType: z.enum(['FullTime', 'PartTime', 'Intern', 'Contract', 'Temporary']).optional(),
}

export const fieldTypeToCreate = z.enum([
  'Boolean',
  'CompensationRange',
  'Currency',
  'Date',
  'LongText',
  'MultiValueSelect',
  'Number',
  'NumberRange',
  'String',
  'ValueSelect',
  'Url',
  'UUID',
])
/** Openings and offers are named by their version here, and by themselves where fields are listed and values are set. */
export const objectToCreateFieldFor = z.enum([
  'Application',
  'Candidate',
  'Job',
  'Employee',
  'Talent_Project',
  'Opening_Version',
  'Offer_Version',
])
export const choice = { label: z.string().min(1), value: z.string().min(1) }
const range = { minValue: z.number(), maxValue: z.number() }
const payInterval = z.enum([
  'NONE',
  '1 TIME',
  '1 HOUR',
  '1 DAY',
  '1 WEEK',
  '2 WEEK',
  '0.5 MONTH',
  '1 MONTH',
  '2 MONTH',
  '3 MONTH',
  '6 MONTH',
  '1 YEAR',
])
/** The shape follows the type of the field; a select takes the value of a choice, not its label. Null clears. */
export const fieldValue = z
  .union([
    z.boolean(),
    z.number(),
    z.string(),
    z.array(z.string()),
    z.strictObject({ value: z.number(), currencyCode: z.string() }),
    z.strictObject({ type: z.literal('number-range'), ...range }),
    z.strictObject({ type: z.literal('compensation-range'), ...range, currencyCode: z.string(), interval: payInterval }),
  ])
  .nullable()

export type AshbyOpeningStateToSet = z.infer<typeof openingStateToSet>
export type AshbyFieldTypeToCreate = z.infer<typeof fieldTypeToCreate>
export type AshbyObjectToCreateFieldFor = z.infer<typeof objectToCreateFieldFor>
export type AshbyFieldValue = z.infer<typeof fieldValue>
