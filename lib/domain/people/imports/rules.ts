import type { ImportTarget } from '#lib/domain/imports/contract.ts'
import type { ImportField } from '#lib/domain/imports/schema.ts'
import { LAST_DAY_KEY, LAST_DAY_LABEL } from './terms.ts'

export const LAST_DAY: ImportField = { key: LAST_DAY_KEY, label: LAST_DAY_LABEL, type: 'date', options: [] }

/** What other products call the built-in fields of people, folded. Only words that mean one thing. */
export const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  firstName: ['given name', 'forename', 'first'],
  middleName: ['middle names', 'middle'],
  lastName: ['surname', 'family name', 'last'],
  personalEmail: ['e-mail', 'email', 'email address', 'e-mail address', 'personal email', 'home email', 'private email'],
  personalPhone: ['phone', 'phone number', 'mobile', 'mobile phone', 'mobile number', 'telephone'],
  linkedIn: ['linkedin url', 'linkedin profile'],
  twitter: ['x', 'twitter url'],
  jobTitle: ['title', 'role', 'position'],
  department: ['team'],
  location: ['office', 'work location', 'site'],
  manager: ['line manager', 'reports to', 'supervisor'],
  startDate: ['start date', 'hire date', 'date of joining', 'joining date', 'first day', 'employment start'],
  endDate: ['end date', 'employment end date', 'leaving date', 'termination date'],
  baseSalary: ['salary', 'base salary', 'annual salary'],
  currency: ['currency'],
  payInterval: ['salary interval', 'pay period', 'pay frequency'],
}

/** Without both names nobody can be added, and without the e-mail nobody be found. Pure. */
export function findMissingColumns({ targets, chosen }: { targets: readonly ImportTarget[]; chosen: ReadonlySet<string> }): string | null {
  const missing = targets.filter(({ key }) => (key === 'firstName' || key === 'lastName') && !chosen.has(key)).map(({ label }) => label)
  if (missing.length === 0 || chosen.has('personalEmail')) return null

  return `No column goes to ${missing.join(' and ')}. Choose ${missing.length === 1 ? 'it' : 'both'}, or Personal e-mail to change only people who are here already.`
}
