import { z } from 'zod'
import { calendarDateSchema } from '#lib/domain/access/contract.ts'
import type { Sensitivity } from '#lib/domain/access/schema.ts'
import { currencySchema, payIntervalSchema } from '#lib/domain/organizations/schema.ts'

export const offerStateSchema = z.enum(['Unpublished', 'Published', 'Accepted', 'Declined', 'Withdrawn'])
export type OfferState = z.infer<typeof offerStateSchema>

/** The built-in fields of an offer. Each is a typed column, so that it sorts and filters. */
export const offerFieldKeySchema = z.enum([
  'name',
  'email',
  'role',
  'department',
  'location',
  'startDate',
  'baseSalary',
  'currency',
  'payInterval',
])
export type OfferFieldKey = z.infer<typeof offerFieldKeySchema>

export type FieldType = 'text' | 'email' | 'date' | 'amount' | 'currency' | 'interval'

export type OfferFieldDefinition = {
  key: OfferFieldKey
  label: string
  type: FieldType
  sensitivity: Sensitivity
  group: 'Compensation' | 'Role' | 'Person'
  /** A required field without a value blocks publishing. */
  required: boolean
}

/** In the order of the screen. */
export const offerFields: readonly OfferFieldDefinition[] = [
  { key: 'baseSalary', label: 'Base salary', type: 'amount', sensitivity: 'pay', group: 'Compensation', required: true },
  { key: 'currency', label: 'Currency', type: 'currency', sensitivity: 'pay', group: 'Compensation', required: true },
  { key: 'payInterval', label: 'Pay interval', type: 'interval', sensitivity: 'pay', group: 'Compensation', required: true },
  { key: 'role', label: 'Job title', type: 'text', sensitivity: 'none', group: 'Role', required: true },
  { key: 'department', label: 'Department', type: 'text', sensitivity: 'none', group: 'Role', required: false },
  { key: 'location', label: 'Location', type: 'text', sensitivity: 'none', group: 'Role', required: false },
  { key: 'startDate', label: 'Start date', type: 'date', sensitivity: 'none', group: 'Role', required: true },
  { key: 'name', label: 'Name', type: 'text', sensitivity: 'personal', group: 'Person', required: true },
  { key: 'email', label: 'E-mail', type: 'email', sensitivity: 'personal', group: 'Person', required: true },
]

/** What a person may type into a field, by its type. Values are text; `null` (a cleared field) is handled by the caller. */
export const fieldValueSchemas: Readonly<Record<FieldType, z.ZodType<string>>> = {
  text: z.string().min(1).max(200, 'Use at most 200 characters.'),
  email: z.email('Enter an e-mail address like ana@example.com.').max(254),
  date: z
    .string()
    .refine((value) => calendarDateSchema.safeParse(value).success, 'Enter a whole date like 7 Dec 2026.')
    .refine((value) => value >= '2000-01-01' && value < '2100-01-01', 'Enter a date between 2000 and 2099.'),
  amount: z.string().regex(/^\d{1,14}(\.\d{1,4})?$/, 'Enter an amount like 72000 or 72000.50.'),
  currency: currencySchema,
  interval: payIntervalSchema,
}

/** Marks beside the state. */
export const offerFlagSchema = z.enum([
  /** Ashby takes the offer through approval again, or a newer version replaces this one: publishing is blocked. */
  'BackInApproval',
  /** The candidate answered in Ashby, not on our page. */
  'AnsweredInAshby',
  /** Ours and Ashby's answers are not the same. */
  'DiffersFromAshby',
  /** Ashby cancelled or deleted it, or archived the application, after the candidate had answered here. */
  'GoneInAshby',
  /** Ashby holds other values, and Offer Update is off. */
  'UpdatesOff',
  /** Ashby holds another value than the one somebody edited here. */
  'AshbyNowSays',
])
export type OfferFlag = z.infer<typeof offerFlagSchema>

export const offerSortSchema = z.enum(['newest', 'startDate', 'name', 'baseSalary'])
export type OfferSort = z.infer<typeof offerSortSchema>

/** What an offer's history can tell. */
export const historyKindSchema = z.enum([
  'imported',
  'changed-in-ashby',
  'held',
  'state-changed',
  'flagged',
  'unflagged',
  'edited',
  'kept-mine',
  'took-theirs',
  'locked',
  'unlocked',
])
export type HistoryKind = z.infer<typeof historyKindSchema>
