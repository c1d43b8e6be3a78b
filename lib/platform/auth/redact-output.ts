import { z } from 'zod'
import type { $ZodType, $ZodTypes } from 'zod/v4/core'

/** What the reader of one answer may see. */
export type Visibility = {
  /** Whether values of a sensitivity may be shown. Must answer no for a sensitivity it does not know. */
  isVisible: (sensitivity: string) => boolean
  /** Whether nothing at all is hidden from this reader. */
  isEverythingVisible: boolean
}

/** The sensitivity that a schema was marked with, if it was. */
export type ReadMark = (schema: z.ZodType) => string | undefined

export type RedactInput = { schema: z.ZodType; value: unknown; visibility: Visibility; readMark: ReadMark }

/** Stands in for a value that the reader must not get. It never leaves this module but through `isRemoved`. */
const REMOVED = Symbol('removed')

const LEAF_TYPES = new Set([
  'string',
  'number',
  'int',
  'bigint',
  'boolean',
  'date',
  'symbol',
  'null',
  'undefined',
  'void',
  'never',
  'nan',
  'literal',
  'enum',
  'template_literal',
])
const OPAQUE_TYPES = new Set(['any', 'unknown', 'custom'])

/**
 * Walks a value beside its schema and leaves out what its reader may not see: values whose schema is marked with a hidden sensitivity,
 * and whole objects that carry a hidden one in a property `sensitivity`. A value left out is absent, never null, so that "hidden"
 * and "empty" stay two things. It fails closed: properties that the schema does not name, values whose schema says nothing of their
 * inside and forms that it does not know go to nobody from whom anything is hidden.
 * @returns the value without what is hidden, and whether nothing of it is left.
 * @throws Error for a schema of a kind it cannot walk; `assertRedactable` finds those at start.
 */
export function redactOutput({ schema, value, visibility, readMark }: RedactInput): { isRemoved: boolean; value: unknown } {
  const result = walk(schema, value, { visibility, readMark })

  return { isRemoved: result === REMOVED, value: result === REMOVED ? undefined : result }
}

type Reader = { visibility: Visibility; readMark: ReadMark }

function walk(schema: $ZodType, value: unknown, reader: Reader): unknown {
  const mark = reader.readMark(schema as z.ZodType)
  if (mark !== undefined && !reader.visibility.isVisible(mark)) return REMOVED
  if (value === null || value === undefined) return value
  if (carriesHiddenSensitivity(value, reader)) return REMOVED

  const { def } = (schema as $ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return walkObject({ shape: def.shape, catchall: def.catchall, value, reader })
    case 'record':
      return walkEntries(value, () => def.valueType, reader)
    case 'array':
      return walkElements(value, () => def.element, reader)
    case 'tuple':
      return walkElements(value, (index) => def.items[index] ?? def.rest ?? undefined, reader)
    case 'union':
      return walkUnion(def.options, value, reader)
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return walk(def.innerType, value, reader)
    case 'lazy':
      return walk(def.getter(), value, reader)
    default:
      return walkPlain({ type: def.type, mark, value, reader })
  }
}

/** A leaf of the schema must be a leaf of the value. An opaque value is shown to all only where its schema is marked, which says it was looked after. */
function walkPlain({ type, mark, value, reader }: { type: string; mark: string | undefined; value: unknown; reader: Reader }): unknown {
  if (LEAF_TYPES.has(type)) return typeof value === 'object' && !(value instanceof Date) ? REMOVED : value
  if (OPAQUE_TYPES.has(type)) return reader.visibility.isEverythingVisible || mark !== undefined ? value : REMOVED

  throw unwalkableError(type)
}

type ObjectInput = { shape: Readonly<Record<string, $ZodType>>; catchall: $ZodType | undefined; value: unknown; reader: Reader }

function walkObject({ shape, catchall, value, reader }: ObjectInput): unknown {
  return walkEntries(value, (key) => (Object.hasOwn(shape, key) ? shape[key] : catchall), reader)
}

/** Keys without a schema are left out. Built from entries, because assigning a key named `__proto__` would not make a key. */
function walkEntries(value: unknown, schemaOf: (key: string) => $ZodType | undefined, reader: Reader): unknown {
  if (!isPlainObject(value)) return REMOVED

  const kept: [string, unknown][] = []
  for (const [key, item] of Object.entries(value)) {
    const schema = schemaOf(key)
    const result = schema ? walk(schema, item, reader) : REMOVED
    if (result !== REMOVED) kept.push([key, result])
  }

  return Object.fromEntries(kept)
}

function walkElements(value: unknown, schemaOf: (index: number) => $ZodType | undefined, reader: Reader): unknown {
  if (!Array.isArray(value)) return REMOVED

  return value
    .map((item: unknown, index) => {
      const schema = schemaOf(index)
      return schema ? walk(schema, item, reader) : REMOVED
    })
    .filter((item) => item !== REMOVED)
}

/**
 * The first member that fits is the one that zod parsed the value with, so its walk is the answer. If another member that fits as well
 * would hide the whole value, it is hidden: which of them was meant cannot be told.
 */
function walkUnion(options: readonly $ZodType[], value: unknown, reader: Reader): unknown {
  const results = options.filter((option) => z.safeParse(option, value).success).map((option) => walk(option, value, reader))

  return results.length === 0 || results.includes(REMOVED) ? REMOVED : results[0]
}

function carriesHiddenSensitivity(value: unknown, { visibility }: Reader): boolean {
  if (!isPlainObject(value) || !Object.hasOwn(value, 'sensitivity')) return false

  return typeof value.sensitivity !== 'string' || !visibility.isVisible(value.sensitivity)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** Throws for a schema that `redactOutput` could not walk, so that a contract with one is refused at start and not at the first answer. */
export function assertRedactable(schema: z.ZodType, seen = new Set<$ZodType>()): void {
  visit(schema, seen)
}

function visit(schema: $ZodType, seen: Set<$ZodType>): void {
  if (seen.has(schema)) return
  seen.add(schema)

  for (const child of childrenOf(schema as $ZodTypes)) visit(child, seen)
}

function childrenOf(schema: $ZodTypes): $ZodType[] {
  const { def } = schema._zod
  switch (def.type) {
    case 'object':
      return [...Object.values(def.shape), ...(def.catchall ? [def.catchall] : [])]
    case 'record':
      return [def.valueType]
    case 'array':
      return [def.element]
    case 'tuple':
      return [...def.items, ...(def.rest ? [def.rest] : [])]
    case 'union':
      return [...def.options]
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return [def.innerType]
    case 'lazy':
      return [def.getter()]
    default:
      if (LEAF_TYPES.has(def.type) || OPAQUE_TYPES.has(def.type)) return []
      throw unwalkableError(def.type)
  }
}

function unwalkableError(type: string): Error {
  return new Error(`An answer of the API has a schema of the kind "${type}", which the redaction cannot walk. Use another kind.`)
}
