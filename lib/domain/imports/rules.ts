import { canSee } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { foldLabel } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { AppError } from '#lib/platform/errors.ts'
import { cleanLine } from '#lib/platform/format/text.ts'
import type { ImportTarget } from './contract.ts'
import type { ImportDefinition } from './schema.ts'

const HEADING_MAX = 200
const COLUMNS_MAX = 200

/** By heading, in no order; null is left out. */
export type ColumnChoice = Readonly<Record<string, string | null>>

/**
 * The headings of a file, each once: what is there twice is numbered, what has no words goes by its place.
 * @throws AppError `invalid_input` for what is no table.
 */
export function readHeadings(row: readonly string[] | undefined, { one, many }: ImportDefinition['words']): string[] {
  if (!row) throw refuseFile(`The file is empty. Choose one with a row of headings and a row for each ${one}.`)
  if (row.length > COLUMNS_MAX)
    throw refuseFile(`The file has more than ${COLUMNS_MAX} columns. Take out those that are not about ${many}.`)

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

type ListTargets = { fields: readonly FieldDefinition[]; permissions: readonly Permission[]; extras: ImportDefinition['extras'] }

/** Where columns can go: the fields that somebody with these permissions may see, and the columns that are no fields. */
export function listImportTargets({ fields, permissions, extras }: ListTargets): ImportTarget[] {
  const own = fields
    .filter(({ isArchived, sensitivity }) => !isArchived && canSee({ permissions, sensitivity }))
    .map(({ key, label, sensitivity }) => ({ key, label, sensitivity }))

  return extras.reduce((targets: ImportTarget[], { field: { key, label }, behind }) => {
    const index = targets.findIndex((target) => target.key === behind)

    return targets.toSpliced(index + 1, 0, { key, label, sensitivity: 'none' })
  }, own)
}

type SuggestColumns = Pick<ImportDefinition, 'otherNames'> & { headings: readonly string[]; targets: readonly ImportTarget[] }

/** To which field each heading goes by its words: the label, the key, or another usual name. No field is suggested twice. */
export function suggestColumns({ headings, targets, otherNames }: SuggestColumns): Map<string, string | null> {
  const taken = new Set<string>()
  const suggested = new Map<string, string | null>(headings.map((heading) => [heading, null]))
  // Labels of the organization go before other names, whatever stands first in the file.
  const readOtherNames = ({ key }: ImportTarget) => otherNames[key] ?? []
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

type CheckColumns = { definition: ImportDefinition; headings: readonly string[]; columns: ColumnChoice; targets: readonly ImportTarget[] }

/**
 * The chosen field of every heading.
 * @throws AppError `invalid_input` that names the column: one the file does not have, a field nobody knows, two columns for one field, what
 * every row needs.
 */
export function checkColumns({ definition, headings, columns, targets }: CheckColumns): Record<string, string | null> {
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
  if (owners.size === 0) throw refuseColumns(`No column of this file goes to a field. Choose at least ${definition.words.least}.`)
  const missing = definition.findMissing({ targets, chosen: new Set(owners.keys()) })
  if (missing !== null) throw refuseColumns(missing)

  return chosen
}

function refuseColumns(userMessage: string): AppError {
  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { columns: userMessage } })
}
