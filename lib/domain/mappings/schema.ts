/** What a mapping reads: the paths of a record with their values as text. `missing` says why a value could not be read. */
export type Reading = { value: string | null; missing: 'permission' | 'not_found' | null }
export type Readings = ReadonlyMap<string, Reading>

/** The type of a target field; the engine converts to its one form as text, see `engine.ts`. */
export type TargetType = 'text' | 'email' | 'date' | 'amount' | 'currency' | 'interval'
export type TargetField<Key extends string = string> = { key: Key; type: TargetType }

/** One rule fills one field; the first path that has a value wins. */
export type MappingRule<Key extends string = string> = { field: Key; paths: readonly string[] }

/** What the engine made of one field. */
export type FilledField = {
  value: string | null
  /** The path that gave the value, or the first one tried. Null where no rule fills the field. */
  path: string | null
  /** Why there is no value: the source has none, the key may not read it, or it is not of the field's type. */
  problem: 'empty' | 'permission' | 'not_found' | 'invalid' | null
}
