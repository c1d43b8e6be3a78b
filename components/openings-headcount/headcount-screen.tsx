'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { buildOpeningsHref } from '#components/openings/open-job-filters.ts'
import { headcountParsers, readRange } from '#components/openings-headcount/headcount-filters.ts'
import { HeadcountPanel, HeadcountPanelSkeleton } from '#components/openings-headcount/headcount-panel.tsx'
import { headcountOptions } from '#components/openings-headcount/headcount-queries.ts'
import { HeadcountRange } from '#components/openings-headcount/headcount-range.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { moveMonth } from '#components/people-calendar/calendar-months.ts'
import { TextLink } from '#components/ui/link.tsx'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** Who works here and who shall, by department and month. `today` is the organization's calendar date as the server rendered the page. */
export function HeadcountScreen({ today }: { today: string }) {
  const api = useApi()
  const { slug } = useOrganization()
  const [filters, setFilters] = useQueryStates(headcountParsers)
  const thisMonth = today.slice(0, 7)
  const range = readRange({ filters, thisMonth })
  const query = useQuery({ ...headcountOptions({ api, range }), placeholderData: keepPreviousData })
  const startAt = (month: string) => void setFilters({ from: month === thisMonth ? null : month })
  const move = (by: -1 | 1) => startAt(moveMonth(range.from, by * filters.months))
  useHeadcountCommands({ isNow: range.from === thisMonth, move, onNow: () => startAt(thisMonth) })

  return (
    <>
      <PageHeader title="Headcount" parent={{ href: buildOpeningsHref({ slug }), label: 'Openings' }} />
      <PageBody>
        <HeadcountRange
          range={range}
          count={filters.months}
          isNow={range.from === thisMonth}
          onCount={(months) => void setFilters({ months })}
          onMove={move}
          onNow={() => startAt(thisMonth)}
        />
        {query.error && !query.data ? <RequestFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? <HeadcountPanelSkeleton /> : null}
        {query.data ? (
          <HeadcountPanel
            headcount={query.data}
            filters={filters}
            isStale={query.isPlaceholderData}
            onChange={(change) => void setFilters(change)}
          />
        ) : null}
        {query.data && query.data.undated > 0 ? (
          <Notice
            title={`${formatCountOf({ count: query.data.undated, one: 'open job' })} without a target start date`}
            aside={
              <TextLink href={buildOpeningsHref({ slug })} className="shrink-0 self-center">
                See open jobs
              </TextLink>
            }
          >
            {query.data.undated === 1 ? 'It stands in no month.' : 'They stand in no month.'}
          </Notice>
        ) : null}
      </PageBody>
    </>
  )
}

type HeadcountCommands = { isNow: boolean; move: (by: -1 | 1) => void; onNow: () => void }

function useHeadcountCommands({ isNow, move, onNow }: HeadcountCommands): void {
  const group = 'Headcount'

  useCommands([
    { id: 'headcount.before', label: 'Earlier months', group, keys: '[', icon: ChevronLeft, run: () => move(-1) },
    { id: 'headcount.after', label: 'Later months', group, keys: ']', icon: ChevronRight, run: () => move(1) },
    { id: 'headcount.now', label: 'From this month', group, keys: 't', isEnabled: !isNow, run: onNow },
  ])
}
