import type { ImportTarget } from '#lib/domain/imports/contract.ts'
import type { ImportField } from '#lib/domain/imports/schema.ts'
import { recruitingStatuses, STATUS_KEY, STATUS_LABEL } from '#lib/domain/open-jobs/terms.ts'

/** The status is no field, but a column of the files. Filled is read, so that what was exported comes back. */
export const STATUS: ImportField = {
  key: STATUS_KEY,
  label: STATUS_LABEL,
  type: 'choice',
  options: recruitingStatuses.map((status) => ({ value: status, label: status })),
}

/** What other products call the built-in fields of open jobs, folded. Only words that mean one thing. */
export const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  title: ['job title', 'job', 'role', 'position', 'opening'],
  identifier: ['id', 'opening id', 'job id', 'requisition', 'requisition id', 'req id', 'req', 'position id'],
  department: ['dept'],
  location: ['office', 'work location', 'site'],
  manager: ['hiring manager', 'line manager', 'reports to'],
  employmentType: ['contract type', 'time type'],
  isBackfill: ['is backfill', 'replacement'],
  targetHireDate: ['hire date', 'hire by', 'target hire'],
  targetStartDate: ['start date', 'target start', 'start'],
  payMinimum: ['pay minimum', 'minimum pay', 'salary minimum', 'minimum salary', 'min salary', 'salary min', 'salary from'],
  payMaximum: ['pay maximum', 'maximum pay', 'salary maximum', 'maximum salary', 'max salary', 'salary max', 'salary to'],
  currency: ['currency', 'salary currency'],
  payInterval: ['salary interval', 'pay period', 'pay frequency'],
  [STATUS_KEY]: ['recruiting status', 'state'],
}

/** Without a title no job can be added, and without the identifier none be found. Pure. */
export function findMissingColumns({ targets, chosen }: { targets: readonly ImportTarget[]; chosen: ReadonlySet<string> }): string | null {
  if (chosen.has('title') || chosen.has('identifier')) return null
  const labels = new Map(targets.map(({ key, label }) => [key, label]))

  return `No column goes to ${labels.get('title') ?? 'Title'}. Choose it, or ${labels.get('identifier') ?? 'Identifier'} to change only jobs that are here already.`
}
