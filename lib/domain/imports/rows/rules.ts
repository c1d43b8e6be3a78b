import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { stripApostrophe } from '#lib/domain/imports/rules.ts'
import type { ImportDefinition, ImportField, ReadRow } from '#lib/domain/imports/schema.ts'

/** In the order of the file's columns; null is left out. */
export type ImportColumns = readonly ({ heading: string; field: ImportField } | null)[]

const PROBLEMS_MAX = 3

/** The fields that the headings of a file go to, as they are now. A field that was archived since is left out. */
export function listImportColumns({
  headings,
  columns,
  fields,
  extras,
}: {
  headings: readonly string[]
  columns: Readonly<Record<string, string | null>>
  fields: readonly FieldDefinition[]
  extras: ImportDefinition['extras']
}): ImportColumns {
  const known = new Map<string, ImportField>(fields.filter(({ isArchived }) => !isArchived).map((field) => [field.key, field]))
  for (const { field } of extras) known.set(field.key, field)

  return headings.map((heading) => {
    const field = known.get(columns[heading] ?? '')
    return field ? { heading, field } : null
  })
}

/** One row in the form in which values are kept, or why not: each problem names its column and what to enter, never what stands there. Pure. */
export function readRow({ cells, row, columns }: { cells: readonly string[]; row: number; columns: ImportColumns }): ReadRow {
  const given: Record<string, string> = {}
  const problems: string[] = []
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    problems.push('It has more cells than there are headings. Put cells that hold the separator into quotes.')
  }

  for (const [index, column] of columns.entries()) {
    const text = stripApostrophe((cells[index] ?? '').trim())
    if (!column || text.trim() === '') continue
    const parsed = parseFieldValue({ definition: column.field, text })
    if ('error' in parsed) problems.push(`${column.heading}: ${parsed.error}`)
    else given[column.field.key] = parsed.value
  }
  const more = problems.length - PROBLEMS_MAX
  const problem = [...problems.slice(0, PROBLEMS_MAX), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ')

  return { row, given, problem: problem === '' ? null : problem }
}
