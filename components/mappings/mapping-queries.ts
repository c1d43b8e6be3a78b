import type { ApiUtils } from '#components/api/client.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'

type MappingApi = Pick<ApiUtils, 'mappings'>

/** One mapping: how an object is filled from a connection. */
export type MappingRef = { connectionId: string; object: MappedObject }

const MINUTE_MS = 60_000

/** The queries of the mapper, the same in the browser and on the server. */
export const mappingQueries = {
  mapping: ({ api, ...ref }: MappingRef & { api: MappingApi }) => api.mappings.get.queryOptions({ input: ref }),

  catalogue: ({ api, ...ref }: MappingRef & { api: MappingApi }) =>
    api.mappings.catalogue.queryOptions({ input: ref, staleTime: MINUTE_MS }),

  seenValues: ({ api, path, ...ref }: MappingRef & { api: MappingApi; path: string }) =>
    api.mappings.seenValues.queryOptions({ input: { ...ref, path }, staleTime: MINUTE_MS }),

  records: ({ api, search, ...ref }: MappingRef & { api: MappingApi; search: string }) =>
    api.mappings.records.queryOptions({ input: { ...ref, search: search === '' ? undefined : search } }),

  preview: ({ api, recordId, rules, ...ref }: MappingRef & { api: MappingApi; recordId: string; rules: MappingRules }) =>
    api.mappings.preview.queryOptions({ input: { ...ref, recordId, rules } }),
}

/** The places that lookups read, each once: their values are shown in the tables. */
export function listLookupPaths(rules: MappingRules): string[] {
  const paths = rules.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'lookup' ? [step.path] : [])))

  return [...new Set(paths)]
}
