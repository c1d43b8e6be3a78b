import { isSameValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Proposal } from '#lib/domain/new-hires/contract.ts'
import type { PersonValues } from '#lib/domain/people/rules.ts'
import type { SourceField, SourceFields } from '#lib/domain/values/schema.ts'

/** What Ashby said of each field when it was last decided on, by key. */
export type Decided = Readonly<Record<string, string | null>>

export type FindProposals = {
  fields: readonly FieldDefinition[]
  source: SourceFields
  decided: Decided
  /** The person's values by field key. */
  person: PersonValues
}

/**
 * Fields for which Ashby now says another value than when it was last decided on, and another than the person has. What could not be read,
 * or is no longer mapped, says nothing. Pure.
 */
export function findProposals({ fields, source, decided, person }: FindProposals): Proposal[] {
  return fields.flatMap((definition) => {
    const { key: field, isArchived } = definition
    const [filled, value] = [source[field], person[field] ?? null]
    if (isArchived || !filled || !isTold(filled)) return []

    const ashby = filled.value
    const isDecided = isSameValue(definition, ashby, decided[field] ?? null) || isSameValue(definition, ashby, value)

    return isDecided ? [] : [{ field, value, ashby }]
  })
}

function isTold({ value, problem }: SourceField): boolean {
  return value !== null || problem === null || problem === 'empty'
}

/** What Ashby says of each field now: nothing of it is a proposal. */
export function decideAll({ fields, source }: Pick<FindProposals, 'fields' | 'source'>): Decided {
  return Object.fromEntries(fields.map(({ key }) => [key, source[key]?.value ?? null]))
}

/**
 * The same for somebody who was in the directory already, so that nobody has decided on anything yet: each value of Ashby's that the person
 * has otherwise is a proposal. What Ashby does not tell takes nothing away.
 */
export function decideNone({ fields, source, person }: Omit<FindProposals, 'decided'>): Decided {
  return Object.fromEntries(fields.map(({ key }) => [key, (source[key]?.value ?? null) === null ? null : (person[key] ?? null)]))
}
