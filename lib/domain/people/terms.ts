/** Every closed list that people know, without a parser: all that a screen needs of them. */
import type { BuiltInField } from '#lib/domain/fields/schema.ts'

/** The built-in fields of a person, and of a new hire before. Each is a typed column, so that it sorts and filters; custom fields have their id. */
export const builtInPersonKeys = [
  'firstName',
  'middleName',
  'lastName',
  'personalEmail',
  'personalPhone',
  'linkedIn',
  'twitter',
  'jobTitle',
  'department',
  'location',
  'manager',
  'startDate',
  'baseSalary',
  'currency',
  'payInterval',
] as const
export type BuiltInPersonKey = (typeof builtInPersonKeys)[number]

/** As they are until an organization arranges them. */
export const builtInPersonFields: readonly BuiltInField<BuiltInPersonKey>[] = [
  { key: 'firstName', label: 'First name', type: 'text', sensitivity: 'personal', group: 'Person', isRequired: true },
  { key: 'middleName', label: 'Middle name', type: 'text', sensitivity: 'personal', group: 'Person', isRequired: false },
  { key: 'lastName', label: 'Last name', type: 'text', sensitivity: 'personal', group: 'Person', isRequired: true },
  { key: 'personalEmail', label: 'Personal e-mail', type: 'email', sensitivity: 'personal', group: 'Person', isRequired: true },
  { key: 'personalPhone', label: 'Personal phone', type: 'phone', sensitivity: 'personal', group: 'Person', isRequired: false },
  { key: 'linkedIn', label: 'LinkedIn', type: 'url', sensitivity: 'personal', group: 'Person', isRequired: false },
  { key: 'twitter', label: 'Twitter', type: 'url', sensitivity: 'personal', group: 'Person', isRequired: false },
  { key: 'jobTitle', label: 'Job title', type: 'text', sensitivity: 'none', group: 'Role', isRequired: true },
  { key: 'department', label: 'Department', type: 'text', sensitivity: 'none', group: 'Role', isRequired: false },
  { key: 'location', label: 'Location', type: 'text', sensitivity: 'none', group: 'Role', isRequired: false },
  { key: 'manager', label: 'Manager', type: 'person', sensitivity: 'none', group: 'Role', isRequired: false },
  { key: 'startDate', label: 'Employment start date', type: 'date', sensitivity: 'none', group: 'Role', isRequired: true },
  { key: 'baseSalary', label: 'Salary amount', type: 'amount', sensitivity: 'pay', group: 'Compensation', isRequired: false },
  { key: 'currency', label: 'Salary currency', type: 'currency', sensitivity: 'pay', group: 'Compensation', isRequired: false },
  { key: 'payInterval', label: 'Pay interval', type: 'interval', sensitivity: 'pay', group: 'Compensation', isRequired: false },
]

/** Told by the calendar, not stored: before the first day, between first and last, after the last. */
export const personStatuses = ['Starting', 'Active', 'Left'] as const
export type PersonStatus = (typeof personStatuses)[number]

/** How many starting people are told at once, and as many pending new hires. */
export const STARTING_MAX = 500

export const personSorts = ['name', 'startDate', 'newest'] as const
export type PersonSort = (typeof personSorts)[number]

export const personHistoryKinds = [
  'created',
  /** From a new hire. */
  'added',
  'add-undone',
  'rehired',
  'imported',
  'edited',
  /** Took a value that Ashby now says. */
  'accepted',
  'period-changed',
  'document-added',
  'document-removed',
  /** What came from Ashby was erased. */
  'forgotten',
] as const
export type PersonHistoryKind = (typeof personHistoryKinds)[number]

/** Where a person's value comes from. */
export const originKinds = ['ashby', 'edited', 'imported'] as const
export type OriginKind = (typeof originKinds)[number]
