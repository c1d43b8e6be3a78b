'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { ArrowLeft, RefreshCw } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { buildSyncHref, syncFilterParsers } from '#components/openings-sync/sync-filters.ts'
import { SyncList } from '#components/openings-sync/sync-list.tsx'
import { syncListOptions } from '#components/openings-sync/sync-queries.ts'
import { SyncReport } from '#components/openings-sync/sync-report.tsx'
import { ResultsSkeleton } from '#components/openings-sync/sync-skeleton.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { AppLink, TextLink } from '#components/ui/link.tsx'
import type { OpeningSetup } from '#lib/domain/openings/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** The latest syncs, and what one of them did. On phones the list and the report are two pages. */
export function ResultsView({ setup }: { setup: OpeningSetup }) {
  const api = useApi()
  const { slug } = useOrganization()
  const [{ sync: chosenId, outcome }] = useQueryStates(syncFilterParsers)
  const query = useInfiniteQuery(syncListOptions({ api }))
  const listed = query.data?.pages.flatMap((page) => page.items)
  // The newest is told with the setup, too, and followed there while it runs.
  const syncs = listed?.map((sync) => (sync.id === setup.latest?.id ? setup.latest : sync))
  const open = chosenId === null ? syncs?.[0] : syncs?.find(({ id }) => id === chosenId)

  if (query.error && !syncs) return <RequestFailure error={query.error} onRetry={() => void query.refetch()} />
  if (!syncs) return <ResultsSkeleton />
  if (syncs.length === 0) return <NoSyncs setup={setup} />

  return (
    <>
      {setup.undecided > 0 ? <UndecidedNotice count={setup.undecided} /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-[320px_minmax(0,1fr)]">
        <div className={chosenId === null ? undefined : 'max-lg:hidden'}>
          <SyncList
            syncs={syncs}
            openId={open?.id ?? null}
            more={query.hasNextPage ? { isLoading: query.isFetchingNextPage, onLoadMore: () => void query.fetchNextPage() } : null}
          />
        </div>
        <div className={chosenId === null ? 'min-w-0 max-lg:hidden' : 'min-w-0'}>
          {chosenId === null ? null : (
            <AppLink
              href={buildSyncHref({ slug })}
              isShallow
              className="mb-2 inline-flex min-h-11 items-center gap-1.5 text-ink-2 hover:text-ink lg:hidden"
            >
              <ArrowLeft aria-hidden="true" />
              All syncs
            </AppLink>
          )}
          {open ? (
            <SyncReport key={open.id} sync={open} outcome={outcome} />
          ) : (
            <Notice title="This sync is not in the list">
              It may be older than what is shown. <TextLink href={buildSyncHref({ slug })}>Show the newest</TextLink>
            </Notice>
          )}
        </div>
      </div>
    </>
  )
}

/** Differences are decided at each job. */
function UndecidedNotice({ count }: { count: number }) {
  return (
    <Notice tone="amber" title={`${formatCountOf({ count, one: 'open job' })} changed by people in Ashby`}>
      Open {count === 1 ? 'it' : 'each of them'} from Openings, where the column In Ashby shows a difference, and keep ours or take theirs.
    </Notice>
  )
}

function NoSyncs({ setup }: { setup: OpeningSetup }) {
  return (
    <div className="rounded-lg border border-line bg-surface">
      <EmptyState kind="first-use" icon={<RefreshCw aria-hidden="true" />} title="No syncs yet" className="py-16">
        {setup.obstacle
          ? 'The first one begins once nothing stands in its way.'
          : 'Each sync is listed here with what it did for every open job.'}
      </EmptyState>
    </div>
  )
}
