/** Every closed list that people know, without a parser: all that a screen needs of them. */
import type { BuiltInField } from '#lib/domain/fields/schema.ts'

/** Each is a typed column, so that it sorts and filters; custom fields have their id. */
export const builtInOpenJobKeys = [
  'title',
  'identifier',
  'department',
  'team',
  'location',
  'manager',
  'employmentType',
  'isBackfill',
  'targetHireDate',
  'targetStartDate',
  'payMinimum',
  'payMaximum',
  'currency',
  'payInterval',
] as const
export type BuiltInOpenJobKey = (typeof builtInOpenJobKeys)[number]

/** Ashby's own words for the employment types of an opening, and ours for people (opening.create in its description of the API). */
export const employmentTypes = [
  { value: 'FullTime', label: 'Full time' },
  { value: 'PartTime', label: 'Part time' },
  { value: 'Intern', label: 'Intern' },
  { value: 'Contract', label: 'Contract' },
  { value: 'Temporary', label: 'Temporary' },
] as const

/** As they are until an organization arranges them. */
export const builtInOpenJobFields: readonly BuiltInField<BuiltInOpenJobKey>[] = [
  { key: 'title', label: 'Title', type: 'text', sensitivity: 'none', group: 'Role', isRequired: true },
  { key: 'identifier', label: 'Identifier', type: 'text', sensitivity: 'none', group: 'Role', isRequired: true },
  { key: 'department', label: 'Department', type: 'text', sensitivity: 'none', group: 'Role', isRequired: false },
  { key: 'team', label: 'Team', type: 'text', sensitivity: 'none', group: 'Role', isRequired: false },
  { key: 'location', label: 'Location', type: 'text', sensitivity: 'none', group: 'Role', isRequired: false },
  { key: 'manager', label: 'Manager', type: 'person', sensitivity: 'none', group: 'Role', isRequired: false },
  {
    key: 'employmentType',
    label: 'Employment type',
    type: 'choice',
    sensitivity: 'none',
    group: 'Role',
    isRequired: false,
    options: [...employmentTypes],
  },
  { key: 'isBackfill', label: 'Backfill', type: 'yesNo', sensitivity: 'none', group: 'Role', isRequired: false },
  { key: 'targetHireDate', label: 'Target hire date', type: 'date', sensitivity: 'none', group: 'Details', isRequired: false },
  {
    key: 'targetStartDate',
    label: 'Target start date',
    type: 'date',
    sensitivity: 'none',
    group: 'Details',
    isRequired: false,
  },
  { key: 'payMinimum', label: 'Pay from', type: 'amount', sensitivity: 'pay', group: 'Compensation', isRequired: false },
  { key: 'payMaximum', label: 'Pay to', type: 'amount', sensitivity: 'pay', group: 'Compensation', isRequired: false },
  { key: 'currency', label: 'Pay currency', type: 'currency', sensitivity: 'pay', group: 'Compensation', isRequired: false },
  {
    key: 'payInterval',
    label: 'Pay interval',
    type: 'interval',
    sensitivity: 'pay',
    group: 'Compensation',
    isRequired: false,
  },
]

export const recruitingStatuses = ['Planned', 'Active', 'Paused', 'Filled', 'Cancelled'] as const
export type RecruitingStatus = (typeof recruitingStatuses)[number]

/** What a person can set. Filled comes with a hire. */
export const settableStatuses = ['Planned', 'Active', 'Paused', 'Cancelled'] as const satisfies readonly RecruitingStatus[]
export type SettableStatus = (typeof settableStatuses)[number]

export function isSettableStatus(status: RecruitingStatus): status is SettableStatus {
  return settableStatuses.some((settable) => settable === status)
}

/** How many open jobs are changed at once. */
export const BULK_MAX = 500
/** How many months headcount is told for at once. */
export const HEADCOUNT_MONTHS_MAX = 36

export const openJobSorts = ['newest', 'title', 'targetStartDate'] as const
export type OpenJobSort = (typeof openJobSorts)[number]

export const openJobHistoryKinds = ['created', 'imported', 'edited', 'status-changed', 'filled', 'fill-undone', 'hire-erased'] as const
export type OpenJobHistoryKind = (typeof openJobHistoryKinds)[number]

/** Not a field of open jobs, but a column of their files. */
export const STATUS_KEY = 'status'
export const STATUS_LABEL = 'Status'
