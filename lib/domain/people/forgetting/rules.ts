import type { PersonValues } from '#lib/domain/people/rules.ts'
import type { Origins } from '#lib/domain/people/schema.ts'
import type { SourceFields } from '#lib/domain/values/schema.ts'

export type ListForgotten = {
  person: { values: PersonValues; origins: Origins }
  hire: { source: SourceFields; decided: Readonly<Record<string, string | null>> | null }
  /** Whether the person came in with this new hire alone: then everything from the source came with it. */
  isOnlyHire: boolean
}

/** The fields of a person whose values came from the source with a new hire and that nobody has edited since. Pure. */
export function listForgotten({ person: { values, origins }, hire, isOnlyHire }: ListForgotten): string[] {
  return Object.keys(origins).filter((field) => {
    if (origins[field]?.kind !== 'ashby') return false
    const value = values[field] ?? null

    return isOnlyHire || value === (hire.source[field]?.value ?? null) || value === (hire.decided?.[field] ?? null)
  })
}
