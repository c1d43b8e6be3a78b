/**
 * What people decide about single values of a record: edit, keep, take, lock, take back. The same for every object that follows a source;
 * when it may be decided, and how it is written, is each object's own. Pure: what cannot be decided is thrown.
 */
import { canSee } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { isAskingAgain } from '#lib/domain/values/rules.ts'
import type { FieldChange, Override, Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import { AppError, conflictError, notFoundError } from '#lib/platform/errors.ts'

/** What the person had before their eyes: the shown value and Ashby's. Without it the act applies to whatever stands there. */
export type SeenField = { value: string | null; ashby: string | null }

/** What taking an act back restores: the override of the field as it was before. */
export type UndoneOverride = { field: string; override: Override | null }

export type FieldDecision =
  /** `text` is what somebody typed; nothing in it clears the field. From then on it belongs to people. */
  | { kind: 'set'; text: string | null }
  /** The edited value stays although Ashby now says another: it asks again when Ashby changes once more. */
  | { kind: 'keep' }
  /** The field is Ashby's again. */
  | { kind: 'take' }
  /** Locking a field that nobody edited pins the value that is shown. */
  | { kind: 'lock' }
  | { kind: 'unlock' }

/** What history and audit call each decision; the audit's act begins with the object's kind. */
export const decisionActs = {
  set: { history: 'edited', audit: 'field-edited' },
  keep: { history: 'kept-mine', audit: 'field-kept' },
  take: { history: 'took-theirs', audit: 'field-taken' },
  lock: { history: 'locked', audit: 'field-locked' },
  unlock: { history: 'unlocked', audit: 'field-unlocked' },
  restore: { history: 'undone', audit: 'field-restored' },
} as const

/** The same for a decision on all fields that ask. */
export const decideAllActs = {
  keep: { history: 'kept-mine', audit: 'all-kept' },
  take: { history: 'took-theirs', audit: 'all-taken' },
} as const

export type RecordValues = { source: SourceFields; overrides: Overrides }

export type DecideOverride = {
  decision: FieldDecision
  definition: FieldDefinition
  row: RecordValues
  /** The value before the act, the organization's default included. */
  shown: string | null
  userId: string
}

/**
 * The override to stand from now on; null for none. `base` remembers what Ashby said at that moment.
 * @throws AppError `invalid_input` for what does not fit the field's type, `conflict` where nobody edited what is kept, taken or unlocked.
 */
export function decideOverride({ decision, definition, row, shown, userId }: DecideOverride): Override | null {
  const current = row.overrides[definition.key]
  const base = sourceValue(row, definition.key)
  const own = { base, by: userId, at: new Date().toISOString() }

  switch (decision.kind) {
    case 'set':
      return { ...own, value: parseText({ definition, text: decision.text }), locked: current?.locked ?? false }
    case 'keep':
      return { ...requireOverride(current), base }
    case 'take':
      requireOverride(current)
      return null
    case 'lock':
      return { ...(current ?? { ...own, value: shown }), locked: true }
    case 'unlock':
      return { ...requireOverride(current), locked: false }
  }
}

/** The overrides with one of them replaced; null takes it away. */
export function replaceOverride(overrides: Overrides, { field, override }: UndoneOverride): Overrides {
  const { [field]: _removed, ...others } = overrides

  return override === null ? others : { ...others, [field]: override }
}

type FindUndone = {
  field: string
  /** As the history entry of the act holds it; null where there is no such act of this record. */
  undo: UndoneOverride | readonly UndoneOverride[] | null
  /** Of the record's entries after that act. */
  later: readonly (readonly FieldChange[])[]
}

/**
 * What taking one act back restores: the field belongs again to whom it belonged before, with value, base and lock.
 * @throws AppError `not_found` for no such act, `conflict` where anything touched the field since: that would be taken back with it.
 */
export function findUndone({ field, undo, later }: FindUndone): Override | null {
  const undone = [undo ?? []].flat().find((entry) => entry.field === field)
  if (!undone) throw notFoundError('act')
  if (later.some((changes) => changes.some((change) => change.field === field))) {
    throw conflictError('This field has changed since, so there is nothing to undo. Look at it again, then edit it.')
  }

  return undone.override
}

export type RecordKind = 'offer' | 'new-hire' | 'person' | 'open-job'

const recordWords: Readonly<Record<RecordKind, { one: string; many: string }>> = {
  offer: { one: 'offer', many: 'Offers' },
  'new-hire': { one: 'new hire', many: 'New hires' },
  person: { one: 'person', many: 'People' },
  'open-job': { one: 'open job', many: 'Open jobs' },
}

export type RequireField = {
  of: RecordKind
  permissions: readonly Permission[]
  field: string
  fields: readonly FieldDefinition[]
}

/** What somebody may not see they may not overwrite either: it would tell. A field that is gone cannot be acted on. */
export function requireField({ of, permissions, field, fields }: RequireField): FieldDefinition {
  const definition = fields.find(({ key }) => key === field)
  if (!definition || definition.isArchived) {
    const { one, many } = recordWords[of]
    const userMessage = `${many} have no such field any more. It was archived, or never existed: look at the ${one} again.`
    throw new AppError({ code: 'not_found', retry: 'no', userMessage })
  }
  if (canSee({ permissions, sensitivity: definition.sensitivity })) return definition

  throw new AppError({ code: 'forbidden', retry: 'no', userMessage: 'Your role may not see pay. Ask an admin of your organization.' })
}

/**
 * What somebody typed, in the one form of the field's type; null where it is nothing.
 * @throws AppError `invalid_input` with what to enter.
 */
export function parseText({ definition, text }: { definition: FieldDefinition; text: string | null }): string | null {
  if (text === null || text.trim() === '') return null

  const parsed = parseFieldValue({ definition, text })
  if ('value' in parsed) return parsed.value

  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage: parsed.error, fields: { value: parsed.error } })
}

export type ParseTexts = Omit<RequireField, 'field'> & { texts: Readonly<Record<string, string | null>> }

/**
 * What somebody typed into several fields, each in the one form of its field's type, null where it is nothing; and a sentence for each that
 * does not fit. Throws as `requireField` does.
 */
export function parseTexts({ texts, ...input }: ParseTexts): { values: Record<string, string | null>; errors: Record<string, string> } {
  const values: Record<string, string | null> = {}
  const errors: Record<string, string> = {}
  for (const [field, text] of Object.entries(texts)) {
    const definition = requireField({ ...input, field })
    const parsed = text === null || text.trim() === '' ? { value: null } : parseFieldValue({ definition, text })
    if ('error' in parsed) errors[field] = parsed.error
    else values[field] = parsed.value
  }

  return { values, errors }
}

/** Refuses what was typed, if anything of it is missing or does not fit. */
export function requireNoErrors(errors: Readonly<Record<string, string>>): void {
  if (Object.keys(errors).length === 0) return

  const userMessage = 'Some values are missing or do not fit. Look at the marked fields.'
  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { ...errors } })
}

type RequireSeen = { seen: SeenField | undefined; row: RecordValues; field: string; shown: string | null }

/** Nobody overwrites or accepts a value that they have not seen: the screen shows the new one, and they decide again. */
export function requireSeen({ seen, row, field, shown }: RequireSeen): void {
  if (!seen || (seen.value === shown && seen.ashby === sourceValue(row, field))) return

  const userMessage = 'This field changed while you were looking at it. The new value is shown now: look again, then decide.'
  throw new AppError({ code: 'conflict', retry: 'no', userMessage, fields: { value: userMessage } })
}

function requireOverride(current: Override | undefined): Override {
  if (current) return current

  throw conflictError('Nobody edited this field, so there is nothing to decide.')
}

/** What Ashby says by the last read. */
export function sourceValue({ source }: Pick<RecordValues, 'source'>, field: string): string | null {
  return source[field]?.value ?? null
}

/** A field that asks, with what the person had before their eyes: a decision on all at once is one on each of them. */
export type SeenAsking = SeenField & { field: string }

type DecideAll = {
  kind: keyof typeof decideAllActs
  seen: readonly SeenAsking[]
  /** The definitions of what was seen, by `requireFields`. */
  fields: readonly FieldDefinition[]
  row: RecordValues
  /** What is shown of a field, the organization's default included. */
  show: (field: string) => string | null
}

/**
 * The decision on every field that was seen to ask. Fields that ask and were not seen go on asking.
 * @throws AppError `conflict` with the fields that are not as they were seen; then nothing is decided.
 */
export function decideAllOverrides({ kind, seen, fields, row, show }: DecideAll): { overrides: Overrides; undo: UndoneOverride[] } {
  requireAllSeen({ seen, fields, row, show })
  const decided = new Set(fields.map(({ key }) => key))
  const entries = Object.entries(row.overrides).flatMap(([key, override]): [string, Override][] => {
    if (!decided.has(key)) return [[key, override]]

    return kind === 'take' ? [] : [[key, { ...override, base: sourceValue(row, key) }]]
  })

  return {
    overrides: Object.fromEntries(entries),
    undo: fields.map(({ key }) => ({ field: key, override: row.overrides[key] ?? null })),
  }
}

/** The definitions of several fields, each named once. */
export function requireFields({ keys, ...input }: Omit<RequireField, 'field'> & { keys: readonly string[] }): FieldDefinition[] {
  if (new Set(keys).size < keys.length) {
    throw new AppError({ code: 'invalid_input', retry: 'no', userMessage: 'A field is named twice. Name each once.' })
  }

  return keys.map((field) => requireField({ ...input, field }))
}

/** Nobody decides on what they have not seen: which field is another by now is told, and the screen shows it. */
function requireAllSeen({ seen, fields, row, show }: Omit<DecideAll, 'kind'>): void {
  const changed = seen.filter(
    ({ field, value, ashby }) => !isAskingAgain({ field, ...row }) || value !== show(field) || ashby !== sourceValue(row, field),
  )
  if (changed.length === 0) return

  const labels = changed.map(({ field }) => fields.find(({ key }) => key === field)?.label ?? field)
  const userMessage = `${labels.join(', ')} changed while you were looking. Nothing was decided: look again, then decide.`
  const sentence = 'This field changed while you were looking at it. The new value is shown now.'
  throw new AppError({
    code: 'conflict',
    retry: 'no',
    userMessage,
    fields: Object.fromEntries(changed.map(({ field }) => [field, sentence])),
  })
}
