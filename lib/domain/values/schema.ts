/**
 * What stands in the fields of one of our objects: what the mapping made of the source, what people made of it, and what is wrong.
 * The same for every object; which fields it has is `lib/domain/fields`.
 */
import type { FilledField } from '#lib/domain/mappings/schema.ts'

/** What the mapping made of the last read, and by which version. Null: nothing has filled it, so any new version may. */
export type SourceField = FilledField & { version: number | null }
/** By field key. A field that came after the last fill has no entry. */
export type SourceFields = Readonly<Record<string, SourceField>>

/** What somebody owns of one field. `base` is what the source said when they last decided. */
export type Override = { value: string | null; base: string | null; by: string; at: string; locked: boolean }
export type Overrides = Readonly<Record<string, Override>>

/** Values for what the source does not tell at all, by field key. */
export type FieldDefaults = Readonly<Record<string, string | null>>

export type ShownValue = { value: string | null; from: 'edited' | 'source' | 'default' | 'none' }

export const fieldIssueCodes = [
  /** Required, and neither the source nor a person gave a value. */
  'missing',
  /** Required, and no rule of the mapping fills it. */
  'no_rule',
  /** The pay interval, of which the source knows nothing. */
  'unknown_interval',
  'no_permission',
  /** Only a key could look it up, and the account is connected by hand. */
  'no_key',
  /** The source hides it from the key, because the job is confidential. */
  'confidential',
  'not_found',
  /** The source's value cannot be made a value of the field's type. */
  'invalid',
  /** The lookup has no row for the source's value. */
  'unmapped',
] as const
export type FieldIssueCode = (typeof fieldIssueCodes)[number]

/** A problem of one field. `found` is the source's value that could not be used: as sensitive as the field. Words are made when it is read. */
export type FieldIssue = { field: string; code: FieldIssueCode; found: string | null }

export type FieldChange = { field: string; before: string | null; after: string | null }
