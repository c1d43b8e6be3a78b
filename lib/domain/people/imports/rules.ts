import { canSee } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { foldLabel } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { AppError } from '#lib/platform/errors.ts'
import { cleanLine } from '#lib/platform/format/text.ts'
import type { ImportTarget } from './contract.ts'
import { LAST_DAY_KEY, LAST_DAY_LABEL } from './terms.ts'

const HEADING_MAX = 200
const COLUMNS_MAX = 200

/** By heading, in no order; null is left out. */
export type ColumnChoice = Readonly<Record<string, string | null>>

/**
 * The headings of a file, each once: what is there twice is numbered, what has no words goes by its place.
 * @throws AppError `invalid_input` for what is no table.
 */
export function readHeadings(row: readonly string[] | undefined): string[] {
  if (!row) throw refuseFile('The file is empty. Choose one with a row of headings and a row for each person.')
  if (row.length > COLUMNS_MAX) throw refuseFile(`The file has more than ${COLUMNS_MAX} columns. Take out those that are not about people.`)

  const taken = new Set<string>()

  return row.map((cell, index) => {
    const words = cleanLine(stripApostrophe(cell)).slice(0, HEADING_MAX - 10) || `Column ${index + 1}`
    let heading = words
    for (let count = 2; taken.has(heading); count += 1) heading = `${words} (${count})`
    taken.add(heading)

    return heading
  })
}

/** A file that cannot be imported at all. `userMessage` says what is wrong with it and what to do. */
export function refuseFile(userMessage: string): AppError {
  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { file: userMessage } })
}

const FORMULA = /^'[=+\-@\t\r]/

/** What an export puts before a cell that a spreadsheet would take for a formula, an import takes away. */
export function stripApostrophe(cell: string): string {
  return FORMULA.test(cell) ? cell.slice(1) : cell
}

/** Where columns can go: the fields that somebody with these permissions may see, and the last day. */
export function listImportTargets({
  fields,
  permissions,
}: {
  fields: readonly FieldDefinition[]
  permissions: readonly Permission[]
}): ImportTarget[] {
  const own = fields
    .filter(({ isArchived, sensitivity }) => !isArchived && canSee({ permissions, sensitivity }))
    .map(({ key, label, sensitivity }) => ({ key, label, sensitivity }))
  const startIndex = own.findIndex(({ key }) => key === 'startDate')

  return own.toSpliced(startIndex + 1, 0, { key: LAST_DAY_KEY, label: LAST_DAY_LABEL, sensitivity: 'none' })
}

/** What other products call our built-in fields, folded. Only words that mean one thing. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
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

/** To which field each heading goes by its words: the label, the key, or another usual name. No field is suggested twice. */
export function suggestColumns({
  headings,
  targets,
}: {
  headings: readonly string[]
  targets: readonly ImportTarget[]
}): Map<string, string | null> {
  const taken = new Set<string>()
  const suggested = new Map<string, string | null>(headings.map((heading) => [heading, null]))
  // Labels of the organization go before other names, whatever stands first in the file.
  for (const read of [readOwnNames, readOtherNames]) {
    for (const heading of headings) {
      const folded = foldLabel(heading.replace(/ \(\d+\)$/, ''))
      const target = targets.find((each) => !taken.has(each.key) && read(each).includes(folded))
      if (!target || suggested.get(heading) !== null) continue
      taken.add(target.key)
      suggested.set(heading, target.key)
    }
  }

  return suggested
}

function readOwnNames({ key, label }: ImportTarget): string[] {
  return [foldLabel(label), foldLabel(key), foldLabel(key.replace(/(?=[A-Z])/g, ' '))]
}

function readOtherNames({ key }: ImportTarget): readonly string[] {
  return OTHER_NAMES[key] ?? []
}

type CheckColumns = { headings: readonly string[]; columns: ColumnChoice; targets: readonly ImportTarget[] }

/**
 * The chosen field of every heading.
 * @throws AppError `invalid_input` that names the column: one the file does not have, a field nobody knows, two columns for one field, names or
 * e-mail missing.
 */
export function checkColumns({ headings, columns, targets }: CheckColumns): Record<string, string | null> {
  const unknown = Object.keys(columns).find((heading) => !headings.includes(heading))
  if (unknown !== undefined) throw refuseColumns(`The file has no column “${unknown}”. Send the file again.`)

  const chosen = Object.fromEntries(headings.map((heading) => [heading, columns[heading] ?? null]))
  const owners = new Map<string, string>()
  for (const [heading, field] of Object.entries(chosen)) {
    if (field === null) continue
    const target = targets.find(({ key }) => key === field)
    if (!target) throw refuseColumns(`The column “${heading}” goes to a field that is not there any more. Choose another one.`)
    const other = owners.get(field)
    if (other !== undefined) throw refuseColumns(`“${other}” and “${heading}” both go to ${target.label}. Leave one of them out.`)
    owners.set(field, heading)
  }
  if (owners.size === 0) throw refuseColumns('No column of this file goes to a field. Choose at least First name and Last name.')
  const missing = targets.filter(({ key }) => (key === 'firstName' || key === 'lastName') && !owners.has(key)).map(({ label }) => label)
  if (missing.length > 0 && !owners.has('personalEmail')) {
    throw refuseColumns(
      `No column goes to ${missing.join(' and ')}. Choose ${missing.length === 1 ? 'it' : 'both'}, or Personal e-mail to change only people who are here already.`,
    )
  }

  return chosen
}

function refuseColumns(userMessage: string): AppError {
  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { columns: userMessage } })
}
