import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { SeenValue, SourcePlaceView } from '#lib/domain/mappings/contract.ts'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'
import { foldKey } from '#lib/domain/source-texts/rules.ts'

export type LookupStep = Extract<MappingStep, { kind: 'lookup' }>
type LookupRow = LookupStep['rows'][number]

/** One line of a lookup's table: a row of the rule, a value that recent records hold, or one that the source offers. */
export type LookupLine = {
  from: string
  /** What the source calls it. */
  label: string
  /** Null: there is no row for it. */
  to: string | null
  /** Recent records that hold it. */
  count: number
}

export type ListLookupLines = {
  rows: readonly LookupRow[]
  seen: readonly SeenValue[]
  /** What the source offers to choose from. */
  options?: SourcePlaceView['options']
}

/**
 * The lines of a lookup: values that records hold and no row names first, most frequent first; then the rows; then what could come.
 * A row may name a value by its key or by its label.
 */
export function listLookupLines({ rows, seen, options = [] }: ListLookupLines): LookupLine[] {
  const values = [
    ...seen,
    ...options
      .filter(({ value, isArchived }) => !isArchived && !seen.some(({ from }) => from === value))
      .map(({ value, label }) => ({ from: value, label, count: 0 })),
  ]
  const isNamed = (value: Pick<SeenValue, 'from' | 'label'>) => rows.some((row) => isRowOf(row, value))
  const missing = values.filter((value) => !isNamed(value)).map((value) => ({ ...value, to: null }))
  const named = rows.map(({ from, to }) => {
    const value = values.find((candidate) => isRowOf({ from }, candidate))

    return { from, label: value?.label ?? from, to, count: value?.count ?? 0 }
  })

  return [...missing.filter(isSeen), ...named, ...missing.filter((line) => !isSeen(line))]
}

function isSeen({ count }: { count: number }): boolean {
  return count > 0
}

function isRowOf({ from }: Pick<LookupRow, 'from'>, value: Pick<SeenValue, 'from' | 'label'>): boolean {
  const name = foldKey(from)

  return name === foldKey(value.from) || name === foldKey(value.label)
}

/** The lines in an order that somebody works in; those that are new come last. */
export function holdLines({ lines, order }: { lines: readonly LookupLine[]; order: readonly string[] }): LookupLine[] {
  const place = ({ from }: LookupLine) => (order.includes(from) ? order.indexOf(from) : order.length)

  return lines.toSorted((one, other) => place(one) - place(other))
}

/** How many values that records hold have no row. */
export function countUnmatched({ rows, seen }: Pick<ListLookupLines, 'rows' | 'seen'>): number {
  return seen.filter((value) => !rows.some((row) => isRowOf(row, value))).length
}

/** The step with this row set, or taken out where `to` is empty. */
export function setLookupRow({ step, from, to }: { step: LookupStep; from: string; to: string }): LookupStep {
  const others = step.rows.filter((row) => row.from !== from)
  if (to === '') return { ...step, rows: others }

  return step.rows.some((row) => row.from === from)
    ? { ...step, rows: step.rows.map((row) => (row.from === from ? { from, to } : row)) }
    : { ...step, rows: [...step.rows, { from, to }] }
}

export type ProposeRows = Pick<ListLookupLines, 'seen' | 'options'> & { field: Pick<FieldDefinition, 'type' | 'label' | 'options'> }

/** Types of which a label of the source can be a value by itself; into text anything would go as it is. */
const OWN_WORDS: readonly FieldDefinition['type'][] = ['choice', 'interval', 'currency', 'yesNo']

/** Rows of a new lookup that need nobody to decide: what the source calls its value is one of ours, as "Yearly" is per year. */
export function proposeLookupRows({ seen, options = [], field }: ProposeRows): LookupRow[] {
  if (!OWN_WORDS.includes(field.type)) return []

  return listLookupLines({ rows: [], seen, options }).flatMap(({ from, label }) => {
    const parsed = parseFieldValue({ definition: field, text: label })

    return 'value' in parsed ? [{ from, to: parsed.value }] : []
  })
}
