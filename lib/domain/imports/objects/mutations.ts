import type { ImportDefinition } from '#lib/domain/imports/schema.ts'
import type { ImportObject } from '#lib/domain/imports/terms.ts'
import { openJobImports } from '#lib/domain/open-jobs/imports/mutations.ts'
import { peopleImports } from '#lib/domain/people/imports/mutations.ts'

const definitions: Readonly<Record<ImportObject, ImportDefinition>> = { Person: peopleImports, OpenJob: openJobImports }

/** How the records of an import are read and saved. The column holds nothing else. */
export function definitionOf({ object }: { object: string }): ImportDefinition {
  const found = Object.values(definitions).find((definition) => definition.object === object)
  if (!found) throw new Error(`No definition for imports of ${object}.`)

  return found
}
