import { z } from 'zod'
import { calendarDateSchema } from '#lib/domain/access/contract.ts'
import { currencySchema, payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { cleanLine, cleanText } from '#lib/platform/format/text.ts'

/** One line of words; what nobody sees is taken out of it. */
const line = (max: number) =>
  z
    .string()
    .transform(cleanLine)
    .pipe(z.string().min(1, 'Leave it out instead of sending none.').max(max, `Use at most ${max} characters.`))

const NOTE_MAX = 2000

/** A hire as another system tells of it. Nothing else is taken: what Handoff does not know it cannot keep. */
export const pushedHireSchema = z
  .strictObject({
    externalId: line(200).describe('Yours, and always the same for one hire: pushed again it is the same new hire'),
    openJobId: z.uuid().optional().describe('Of the open job that it fills; or its identifier'),
    identifier: line(200).optional().describe('Of the open job that it fills, such as REQ-1001; or its id'),
    firstName: line(200).optional(),
    lastName: line(200).optional(),
    name: line(400).optional().describe('Where first and last name are not known apart'),
    personalEmail: z.email('Enter an e-mail address.').max(254),
    phone: line(50).optional(),
    jobTitle: line(500).optional().describe('Without one, the title of the open job'),
    department: line(500).optional().describe('Without one, that of the open job'),
    location: line(500).optional().describe('Without one, that of the open job'),
    startDate: calendarDateSchema,
    salary: z
      .strictObject({
        amount: z.string().regex(/^\d{1,14}(\.\d{1,4})?$/, 'Enter a decimal number as text, such as "72000.50".'),
        currency: currencySchema,
        interval: payIntervalSchema,
      })
      .optional(),
    note: z
      .string()
      .transform(cleanText)
      .pipe(z.string().max(NOTE_MAX, `Use at most ${NOTE_MAX} characters.`))
      .optional()
      .describe('For whoever adds the person'),
  })
  .superRefine((hire, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if ((hire.openJobId === undefined) === (hire.identifier === undefined)) {
      refuse('openJobId', 'Name the open job once: by openJobId or by identifier.')
    }
    const isSplit = hire.firstName !== undefined && hire.lastName !== undefined
    const isHalf = (hire.firstName === undefined) !== (hire.lastName === undefined)
    if (isHalf || isSplit === (hire.name !== undefined)) refuse('name', 'Send either firstName and lastName, or name.')
  })
export type PushedHire = z.infer<typeof pushedHireSchema>
