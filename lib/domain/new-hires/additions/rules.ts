import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { PersonValues } from '#lib/domain/people/rules.ts'
import type { Origin, Origins } from '#lib/domain/people/schema.ts'
import { type FieldValues, isBlocking, nameInSentence, showField } from '#lib/domain/values/rules.ts'
import type { FieldIssue } from '#lib/domain/values/schema.ts'

/** How long an adding can be taken back, in milliseconds. */
export const UNDO_ADD_MS = 60_000

/** What a new hire gives to a person: every value that it shows, and of which of them somebody here is the author. Pure. */
export function listGiven({ fields, ...values }: FieldValues & { fields: readonly FieldDefinition[] }): {
  given: PersonValues
  ownOrigins: Origins
} {
  const open = fields.filter(({ isArchived }) => !isArchived)
  const shown = open.map(({ key }): [string, string | null] => [key, showField({ ...values, field: key }).value])
  const edits = Object.entries(values.overrides).map(([key, { by, at }]): [string, Origin] => [key, { kind: 'edited', by, at }])

  return { given: Object.fromEntries(shown.filter(([, value]) => value !== null)), ownOrigins: Object.fromEntries(edits) }
}

/** Only what the person does not have yet: who is there already keeps their values. */
export function keepOnlyMissing({ given, person }: { given: PersonValues; person: PersonValues }): PersonValues {
  return Object.fromEntries(Object.entries(given).filter(([key]) => (person[key] ?? null) === null))
}

/** Why it cannot be added yet; null where nothing blocks. Names fields, never values. */
export function describeBlocking({ fields, issues }: { fields: readonly FieldDefinition[]; issues: readonly FieldIssue[] }): string | null {
  const labels = fields
    .filter((definition) => isBlocking(definition) && issues.some(({ field }) => field === definition.key))
    .map((definition) => nameInSentence(definition))
  if (labels.length === 0) return null

  return `Nobody can be added without ${labels.join(', ')}. Fill in what is missing, then add the person.`
}
