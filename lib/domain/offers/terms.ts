/** Every closed list that offers know, without a parser: all that a screen needs of them. `schema.ts` reads them from outside. */
import type { BuiltInField } from '#lib/domain/fields/schema.ts'

export const offerStates = ['Unpublished', 'Published', 'Accepted', 'Declined', 'Withdrawn'] as const
export type OfferState = (typeof offerStates)[number]

/** The built-in fields of an offer. Each is a typed column, so that it sorts and filters; custom fields have their id for a key. */
export const builtInOfferKeys = [
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
] as const
export type BuiltInOfferKey = (typeof builtInOfferKeys)[number]

/** Marks beside the state. */
export const offerFlags = [
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
  /** A newer offer of the same application takes its place: publishing is blocked. */
  'Superseded',
  /** A value that the candidate sees is another one here by now. */
  'UnpublishedChanges',
  /** Told by the calendar, not stored: the start date lies in the past, and the offer is not answered. */
  'StartDatePast',
  /** Told by the clock, not stored: its deadline has passed without an answer. */
  'Expired',
] as const
export type OfferFlag = (typeof offerFlags)[number]

export function isOfferFlag(value: unknown): value is OfferFlag {
  return offerFlags.some((flag) => flag === value)
}

export const offerSorts = ['newest', 'startDate', 'name', 'baseSalary'] as const
export type OfferSort = (typeof offerSorts)[number]

/** What an offer's history can tell. */
export const historyKinds = [
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
  'assigned',
  'archived',
  'restored',
  /** To be published later, or with others. */
  'scheduled',
  'schedule-cancelled',
  'publish-refused',
  'published',
  'publish-undone',
  'unpublished',
  /** A declined offer was opened again. */
  'reopened',
  'mail-sent',
  'mail-refused',
  'opened',
  'link-revoked',
  'question',
  'replied',
  'reminded',
  'accepted',
  'declined',
  'written-back',
  'write-back-refused',
  'write-back-unknown',
  'document-added',
  'document-removed',
] as const
export type HistoryKind = (typeof historyKinds)[number]

/** As they are until an organization arranges them. `readFields` of `lib/domain/fields` gives them with its own fields and choices. */
export const builtInOfferFields: readonly BuiltInField<BuiltInOfferKey>[] = [
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
