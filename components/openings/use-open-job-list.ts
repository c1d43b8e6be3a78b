'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import type { OpenJobFilters } from '#components/openings/open-job-filters.ts'
import { openJobListOptions } from '#components/openings/open-job-queries.ts'
import { type PagedList, usePagedList } from '#components/patterns/use-paged-list.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'

/** The open jobs that the filters show: read live and held still on screen. */
export function useOpenJobList({ filters }: { filters: OpenJobFilters }): PagedList<OpenJobSummary> {
  const api = useApi()
  const query = useInfiniteQuery(openJobListOptions({ api, filters }))
  const { columns: _, ...listed } = filters

  return usePagedList({ query, listKey: JSON.stringify(listed), growth: 'ask' })
}
