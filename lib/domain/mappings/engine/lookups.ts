import { readChoices, writeChoices } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Converter } from '#lib/domain/mappings/engine/option-matches.ts'
import { type Content, cutFound, foldKey, isBlank, joinContent, type Unreadable } from '#lib/domain/source-texts/rules.ts'

export type Unmapped = { problem: 'unmapped'; found: string }

/** Ours for theirs, or why there is none. */
export type Lookup = (content: Content, key: Content | undefined) => string | Unreadable | Unmapped

/** What a row gives: ours, and its single options where the field holds several. */
type Row = { converted: string | Unreadable; options: readonly string[] }
type FindRow = (text: string) => Row | undefined

type CompileLookup = { field: Pick<FieldDefinition, 'type' | 'options'>; rows: readonly { from: string; to: string }[]; convert: Converter }

/**
 * Makes the rows of a lookup ready. A row is found by the source's key, then by its label. Several choices are looked up together where a row
 * names them together, else one by one: all of them must have a row.
 */
export function compileLookup({ field, rows, convert }: CompileLookup): Lookup {
  const find = compileRows({ field, rows, convert })
  const namesSeveral = rows.some(({ from }) => from.includes(','))

  return (content, key) => {
    if (typeof content === 'string') {
      const row = (key === undefined ? undefined : find(joinContent(key))) ?? find(content)
      return row?.converted ?? describeUnmapped(content)
    }
    const keyed = namesSeveral && key !== undefined ? find(joinContent(key)) : undefined
    const whole = keyed ?? (namesSeveral ? find(joinContent(content)) : undefined)

    return whole?.converted ?? lookUpEach({ field, find, convert, labels: content, key })
  }
}

function compileRows({ field, rows, convert }: CompileLookup): FindRow {
  const exact = new Map<string, Row>()
  const folded = new Map<string, Row>()

  for (const { from, to } of rows) {
    const converted = convert(to)
    const options = field.type === 'choices' && typeof converted === 'string' ? (readChoices(converted) ?? []) : []
    // Of two rows for the same value the first holds, however they are written.
    const row = folded.get(foldKey(from)) ?? { converted, options }
    folded.set(foldKey(from), row)
    exact.set(from, row)
  }

  return (text) => exact.get(text) ?? folded.get(foldKey(text))
}

function describeUnmapped(text: string): Unreadable | Unmapped {
  return isBlank(text) ? { problem: 'empty', found: null } : { problem: 'unmapped', found: cutFound(text) }
}

type LookUpEach = Pick<CompileLookup, 'field' | 'convert'> & { find: FindRow; labels: readonly string[]; key: Content | undefined }

function lookUpEach({ field, find, convert, labels, key }: LookUpEach): string | Unreadable | Unmapped {
  const keys = typeof key === 'object' && key.length === labels.length ? key : []
  const values: string[] = []
  for (let index = 0; index < labels.length; index += 1) {
    const [label = '', own] = [labels[index], keys[index]]
    const row = (own === undefined ? undefined : find(own)) ?? find(label)
    if (!row) return describeUnmapped(label)
    if (typeof row.converted !== 'string') return row.converted
    if (field.type === 'choices') values.push(...row.options)
    else if (!values.includes(row.converted)) values.push(row.converted)
  }

  // What a field for one value makes of several is for its converter to say.
  return field.type === 'choices' ? writeChoices({ values, options: field.options }) : convert(values)
}
