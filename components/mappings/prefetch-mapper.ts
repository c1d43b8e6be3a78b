import type { QueryClient } from '@tanstack/react-query'
import type { ApiUtils } from '#components/api/client.ts'
import { listLookupPaths, type MappingRef, mappingQueries } from '#components/mappings/mapping-queries.ts'
import { fieldObjects } from '#lib/domain/fields/terms.ts'

type PrefetchMapper = MappingRef & { api: Pick<ApiUtils, 'mappings' | 'fields'>; queryClient: QueryClient }

/**
 * Reads for the first paint what the mapper shows. What fails is asked again in the browser, which says what is wrong. The preview is left
 * to the browser: it sends rules, and a page sends nothing.
 */
export async function prefetchMapper({ api, queryClient, ...ref }: PrefetchMapper): Promise<void> {
  const catalogue = queryClient.prefetchQuery(mappingQueries.catalogue({ api, ...ref }))
  const fields = prefetchFields({ api, queryClient })
  const [mapping] = await Promise.all([
    queryClient.fetchQuery(mappingQueries.mapping({ api, ...ref })).catch(() => null),
    queryClient.prefetchQuery(mappingQueries.records({ api, ...ref, search: '' })),
  ])
  const { rules } = mapping ?? { rules: null }

  await Promise.all([
    catalogue,
    fields,
    ...(rules ? listLookupPaths(rules) : []).map((path) => queryClient.prefetchQuery(mappingQueries.seenValues({ api, ...ref, path }))),
  ])
}

/** The same for the fields alone. Of every object: the tabs say how many there are. */
export async function prefetchFields({
  api,
  queryClient,
}: Pick<PrefetchMapper, 'queryClient'> & { api: Pick<ApiUtils, 'fields'> }): Promise<void> {
  await Promise.all(fieldObjects.map((object) => queryClient.prefetchQuery(api.fields.list.queryOptions({ input: { object } }))))
}
