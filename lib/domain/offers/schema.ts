import { z } from 'zod'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'

export const offerStateSchema = z.enum(['Unpublished', 'Published', 'Accepted', 'Declined', 'Withdrawn'])
export type OfferState = z.infer<typeof offerStateSchema>

/** The built-in fields of an offer. Each is a typed column, so that it sorts and filters; custom fields have their id for a key. */
export const builtInOfferKeySchema = z.enum([
  'name',
  'firstName',
  'middleName',
  'lastName',
  'email',
  'jobTitle',
  'department',
  'location',
  'startDate',
  'baseSalary',
  'currency',
  'payInterval',
])
export type BuiltInOfferKey = z.infer<typeof builtInOfferKeySchema>

type BuiltInOfferField = Pick<FieldDefinition, 'label' | 'type' | 'sensitivity' | 'group' | 'isRequired'> & { key: BuiltInOfferKey }

/** As they are until an organization arranges them. `readFields` of `lib/domain/fields` gives them with its own fields and choices. */
export const builtInOfferFields: readonly BuiltInOfferField[] = [
  { key: 'baseSalary', label: 'Base salary', type: 'amount', sensitivity: 'pay', group: 'Compensation', isRequired: true },
  { key: 'currency', label: 'Currency', type: 'currency', sensitivity: 'pay', group: 'Compensation', isRequired: true },
  { key: 'payInterval', label: 'Pay interval', type: 'interval', sensitivity: 'pay', group: 'Compensation', isRequired: true },
  { key: 'jobTitle', label: 'Job title', type: 'text', sensitivity: 'none', group: 'Role', isRequired: true },
  { key: 'department', label: 'Department', type: 'text', sensitivity: 'none', group: 'Role', isRequired: false },
  { key: 'location', label: 'Location', type: 'text', sensitivity: 'none', group: 'Role', isRequired: false },
  { key: 'startDate', label: 'Start date', type: 'date', sensitivity: 'none', group: 'Role', isRequired: true },
  { key: 'name', label: 'Name', type: 'text', sensitivity: 'personal', group: 'Person', isRequired: true },
  { key: 'firstName', label: 'First name', type: 'text', sensitivity: 'personal', group: 'Person', isRequired: false },
  { key: 'middleName', label: 'Middle name', type: 'text', sensitivity: 'personal', group: 'Person', isRequired: false },
  { key: 'lastName', label: 'Last name', type: 'text', sensitivity: 'personal', group: 'Person', isRequired: false },
  { key: 'email', label: 'E-mail', type: 'email', sensitivity: 'personal', group: 'Person', isRequired: true },
]

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
  /** A mapping version filled fields again. */
  'remapped',
  'held',
  'state-changed',
  'flagged',
  'unflagged',
  'edited',
  'kept-mine',
  'took-theirs',
  'locked',
  'unlocked',
  /** Somebody took their last act on a field back. */
  'undone',
])
export type HistoryKind = z.infer<typeof historyKindSchema>
