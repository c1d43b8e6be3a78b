import type { FieldDefinition, FieldType } from '#lib/domain/fields/schema.ts'
import { fillByLive, fillByVersions, type LoadedMappings } from '#lib/domain/mappings/engine.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import type { FieldChange, FieldDefaults, FieldIssue, FieldIssueCode, Overrides, ShownValue, SourceField, SourceFields } from './schema.ts'

export type FieldValues = { source: SourceFields; overrides: Overrides; defaults: FieldDefaults }

/**
 * What is shown: the person's value if there is one (also "no value"), else the source's, else the organization's default. A default stands
 * for what the source does not tell; what it tells and nobody could read must not look like an answer.
 */
export function showField({ field, source, overrides, defaults }: FieldValues & { field: string }): ShownValue {
  const override = overrides[field]
  if (override) return { value: override.value, from: 'edited' }

  const value = source[field]?.value ?? null
  if (value !== null) return { value, from: 'source' }

  const problem = source[field]?.problem ?? 'no_rule'
  const fallback = problem === 'empty' || problem === 'no_rule' ? (defaults[field] ?? null) : null

  return fallback === null ? { value: null, from: 'none' } : { value: fallback, from: 'default' }
}

/** Whether the source now holds another value than the one the edit was made against. A lock no longer asks. */
export function isAskingAgain({ field, source, overrides }: Omit<FieldValues, 'defaults'> & { field: string }): boolean {
  const override = overrides[field]

  return override !== undefined && !override.locked && (source[field]?.value ?? null) !== override.base
}

/** What is wrong with the shown values of fields that are not archived. Which of it blocks is `isBlocking`, its words `describeIssue`. */
export function findIssues({ fields, ...values }: FieldValues & { fields: readonly FieldDefinition[] }): FieldIssue[] {
  return fields.flatMap((definition) => {
    if (definition.isArchived) return []

    const field = definition.key
    const shown = showField({ ...values, field })
    if (shown.value !== null) return []
    // Somebody cleared it: what the source has there is no longer what is missing.
    if (shown.from === 'edited') return definition.isRequired ? [{ field, code: emptyCode(definition), found: null }] : []

    const code = judgeProblem({ definition, filled: values.source[field] })

    return code === null ? [] : [{ field, code, found: values.source[field]?.found ?? null }]
  })
}

function judgeProblem({ definition, filled }: { definition: FieldDefinition; filled: SourceField | undefined }): FieldIssueCode | null {
  const problem = filled?.problem ?? (filled ? 'empty' : 'no_rule')

  switch (problem) {
    case 'permission':
      return 'no_permission'
    case 'not_found':
    case 'no_key':
    case 'confidential':
    case 'invalid':
    case 'unmapped':
      return problem
    case 'empty':
      return definition.isRequired ? emptyCode(definition) : null
    case 'no_rule':
      if (!definition.isRequired) return null
      return definition.type === 'interval' ? 'unknown_interval' : 'no_rule'
  }
}

function emptyCode({ type }: FieldDefinition): FieldIssueCode {
  return type === 'interval' ? 'unknown_interval' : 'missing'
}

/** Whether it stops publishing: what an optional field lacks is shown and stops nothing. */
export function isBlocking({ isRequired, isArchived }: Pick<FieldDefinition, 'isRequired' | 'isArchived'>): boolean {
  return isRequired && !isArchived
}

type IssueWords = { definition: Pick<FieldDefinition, 'key' | 'label' | 'type' | 'isBuiltIn'>; issue: FieldIssue }

/** An issue in words: what is wrong and what to do. Names the value that was found, so it is as sensitive as its field. */
export function describeIssue({ definition, issue }: IssueWords): string {
  const label = nameInSentence(definition)
  const { found } = issue

  switch (issue.code) {
    case 'missing':
      return `There is no ${label}. Enter it here or in Ashby.`
    case 'no_rule':
      return `No rule fills ${label}. Map it in Fields & mapping, or enter it here.`
    case 'unknown_interval':
      return 'Ashby sends no pay interval. Choose one here, map one, or set a default for the organization in Settings.'
    case 'no_permission':
      return `The Ashby key may not read the name of the ${label}. In Ashby, turn on ${permissionFor(definition)} for the key, then check Ashby again.`
    case 'no_key':
      return `Ashby is connected by hand, and without an API key Handoff cannot look up the ${label}. Enter it here, or add a key.`
    case 'confidential':
      return `Details hidden by Ashby: the key has no access to confidential jobs. Turn it on for the key in Ashby, or enter the ${label} here.`
    case 'not_found':
      return `Ashby does not know this ${label} any more. Enter it here.`
    case 'invalid':
      return found === null
        ? `What Ashby holds is not ${typeWords[definition.type]}, so Handoff cannot read it as ${label}. Enter it here.`
        : `Ashby says “${found}”, which is not ${typeWords[definition.type]}. Enter it here, or map ${label} to another field.`
    case 'unmapped':
      return found === null
        ? 'The lookup has no row for what Ashby says. Add it to the lookup, or enter it here.'
        : `Ashby says “${found}”, and the lookup has no row for it. Add it to the lookup, or enter it here.`
  }
}

/** Labels of our own read on in lower case; what somebody called a field stays as they wrote it: "IBAN" is not "iban". */
export function nameInSentence({ label, isBuiltIn }: Pick<FieldDefinition, 'label' | 'isBuiltIn'>): string {
  return isBuiltIn ? label.toLowerCase() : label
}

/** Ashby’s own words for what its keys may do. */
function permissionFor({ key }: IssueWords['definition']): string {
  return key === 'jobTitle' ? 'Jobs: Read' : 'Organization: Read'
}

const typeWords: Record<FieldType, string> = {
  text: 'a short text',
  longText: 'a text',
  number: 'a number',
  money: 'an amount with a currency',
  date: 'a date',
  yesNo: 'yes or no',
  choice: 'one of the choices',
  choices: 'a list of the choices',
  email: 'an e-mail address',
  phone: 'a phone number',
  url: 'a web address',
  person: 'a person',
  amount: 'an amount',
  currency: 'a currency code',
  interval: 'a pay interval',
}

export type SourceChange = { before: SourceFields; after: SourceFields }

/** Which values differ between two fillings. */
export function diffValues({ fields, before, after }: SourceChange & { fields: readonly FieldDefinition[] }): FieldChange[] {
  return fields
    .map(({ key }) => ({ field: key, before: before[key]?.value ?? null, after: after[key]?.value ?? null }))
    .filter((change) => change.before !== change.after)
}

/** A key that lost a permission tells nothing about a value: what was read at that place before stays, with the reason why it is not renewed. */
export function keepUnreadable({ before, after }: SourceChange): SourceFields {
  const kept = Object.entries(after).map(([key, filled]): [string, SourceField] => {
    const last = before[key]
    const isKept = filled.problem === 'permission' && filled.value === null && last !== undefined && last.path === filled.path

    return [key, isKept ? { ...filled, value: last.value, version: last.version } : filled]
  })

  return Object.fromEntries(kept)
}

/**
 * Moves the bases of edits along where a mapping, not a read, changed the value beneath: that is no news of the source's. An edit that was
 * asking already goes on asking.
 */
export function moveBases({ overrides, before, after }: SourceChange & { overrides: Overrides }): Overrides {
  const moved = Object.entries(overrides).map(([key, override]) => {
    const [old, fresh] = [before[key]?.value ?? null, after[key]?.value ?? null]

    return [key, override.base === old && old !== fresh ? { ...override, base: fresh } : override] as const
  })

  return Object.fromEntries(moved)
}

export type RemapMode =
  /** As a sync: each field by its version; what is empty or failed by the live one. */
  | { kind: 'fill' }
  /** Everything by the live version. */
  | { kind: 'reapply' }
  /**
   * The named fields by the versions that filled them before; null: by the live one. `undone` is the version that is taken back: what
   * else it filled, as in records that came in since, is filled by the live one.
   */
  | { kind: 'restore'; versions: Readonly<Record<string, number | null>>; undone?: number }

export type RemapOptions = {
  fields: readonly FieldDefinition[]
  source: SourceFields
  overrides: Overrides
  readings: Readings
  mappings: LoadedMappings
  mode: RemapMode
}

export type Remapped = {
  source: SourceFields
  overrides: Overrides
  /** Of the source's values, before and after. */
  changes: FieldChange[]
  /** Fields that a person owns, whose source value changed beneath. */
  keptFields: string[]
  /** Which versions had filled the fields whose entry changed: what a restore needs. */
  versionsBefore: Record<string, number | null>
}

/** Fills the fields again of readings that are there already, so whatever changes is the mapping's doing. Pure. */
export function remap({ fields, source, overrides, readings, mappings, mode }: RemapOptions): Remapped {
  const open = fields.filter(({ isArchived }) => !isArchived)
  const filled = keepUnreadable({ before: source, after: fill({ fields, source, readings, mappings, mode }) })
  const changed = open.flatMap(({ key }): [string, SourceField][] => {
    const entry = filled[key]

    return entry === undefined || isSameEntry(source[key], entry) ? [] : [[key, entry]]
  })
  const after = { ...source, ...Object.fromEntries(changed) }
  const changes = diffValues({ fields: open, before: source, after })

  return {
    source: after,
    overrides: moveBases({ overrides, before: source, after }),
    changes,
    keptFields: changes.map(({ field }) => field).filter((field) => overrides[field] !== undefined),
    versionsBefore: Object.fromEntries(changed.map(([key]) => [key, source[key]?.version ?? null])),
  }
}

function fill({ fields, source, readings, mappings, mode }: Omit<RemapOptions, 'overrides'>): SourceFields {
  if (mode.kind === 'reapply') return fillByLive({ fields, mappings, readings })
  if (mode.kind === 'fill') return fillByVersions({ fields, mappings, before: source, readings })

  const { versions, undone } = mode
  const named = Object.entries(source)
    .filter(([key, { version }]) => key in versions || (undone !== undefined && version === undone))
    .map(([key, entry]): [string, SourceField] => [key, { ...entry, version: versions[key] ?? null }])
  const before = Object.fromEntries(named)
  const filled = fillByVersions({ fields, mappings, before, readings })

  return Object.fromEntries(Object.entries(filled).filter(([key]) => key in before))
}

function isSameEntry(one: SourceField | undefined, other: SourceField): boolean {
  return (
    one?.value === other.value &&
    one?.kind === other.kind &&
    one?.path === other.path &&
    one?.problem === other.problem &&
    one?.found === other.found &&
    one?.version === other.version
  )
}
