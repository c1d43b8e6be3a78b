'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { buildOpeningsHref, type OpenJobFilters } from '#components/openings/open-job-filters.ts'
import { openJobLooks } from '#components/openings/open-job-looks.ts'
import { openJobCountsOptions } from '#components/openings/open-job-queries.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Tabs } from '#components/ui/tabs.tsx'
import { type RecruitingStatus, recruitingStatuses } from '#lib/domain/open-jobs/terms.ts'

/** All open jobs and those of each status, with how many the other filters leave. */
export function OpeningsTabs({ filters }: { filters: OpenJobFilters }) {
  const api = useApi()
  const { slug } = useOrganization()
  const { data: counts } = useQuery(openJobCountsOptions({ api, filters }))
  const hrefOf = (status: RecruitingStatus | null) => buildOpeningsHref({ slug, filters: { ...filters, status } })

  return (
    <div className="px-6 max-md:bg-surface max-md:px-0 md:border-b md:border-line md:[&>nav]:-mb-px max-md:[&>nav]:px-4">
      <Tabs
        label="Recruiting status"
        isShallow
        items={[
          { href: hrefOf(null), label: 'All', isCurrent: filters.status === null, count: counts && sumCounts(counts) },
          ...recruitingStatuses.map((status) => ({
            href: hrefOf(status),
            label: openJobLooks[status].word,
            isCurrent: filters.status === status,
            count: counts?.[status],
          })),
        ]}
      />
    </div>
  )
}

/** Each count may itself stand for more, and so does the sum then: formatCount says "1,000+" for anything beyond. */
export function sumCounts(counts: Readonly<Record<RecruitingStatus, number>>): number {
  return recruitingStatuses.reduce((sum, status) => sum + counts[status], 0)
}
