'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { ErrorLink } from '#components/connections/error-link.tsx'
import { openingOutcomeLooks } from '#components/openings-sync/opening-looks.ts'
import { syncFilterParsers } from '#components/openings-sync/sync-filters.ts'
import { SyncItemRow } from '#components/openings-sync/sync-item-row.tsx'
import { syncItemsOptions } from '#components/openings-sync/sync-queries.ts'
import { describeSyncProgress, describeTrigger, isUnderWay } from '#components/openings-sync/sync-words.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { FilterSelect } from '#components/patterns/filter-bar.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { StateIcon } from '#components/patterns/state.tsx'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { OpeningSync } from '#lib/domain/openings/contract.ts'
import { type OpeningSyncOutcome, openingSyncOutcomes } from '#lib/domain/openings/terms.ts'
import { formatCountOf, formatWhole } from '#lib/platform/format/counts.ts'
import { formatDuration } from '#lib/platform/format/dates.ts'

const countOf: Readonly<Record<OpeningSyncOutcome, (sync: OpeningSync) => number>> = {
  Created: ({ created }) => created,
  Changed: ({ changed }) => changed,
  Closed: ({ closed }) => closed,
  Filled: ({ filled }) => filled,
  Waiting: ({ waiting }) => waiting,
  Failed: ({ failed }) => failed,
}

/** One sync: when, for how many requests, what it did with each open job that it did something with. */
export function SyncReport({ sync, outcome }: { sync: OpeningSync; outcome: OpeningSyncOutcome | null }) {
  const { timeZone } = useOrganization()
  const [, setFilters] = useQueryStates(syncFilterParsers)

  return (
    <div className="flex min-w-0 flex-col gap-4">
      {sync.error ? (
        <ErrorState title="This sync stopped" requestId={sync.error.requestId} actions={<ErrorLink code={sync.error.code} />}>
          {sync.error.message}
        </ErrorState>
      ) : null}
      <Panel
        title={<Instant instant={sync.startedAt ?? sync.createdAt} timeZone={timeZone} />}
        note={describeTrigger(sync)}
        isFlush
        actions={
          <FilterSelect
            isFirst
            label="Outcome"
            anyLabel="Any outcome"
            value={outcome}
            onValueChange={(next) => void setFilters({ outcome: next })}
            options={openingSyncOutcomes.map((each) => ({
              value: each,
              label: openingOutcomeLooks[each].word,
              icon: <StateIcon look={openingOutcomeLooks[each]} />,
            }))}
          />
        }
      >
        <Counts sync={sync} />
        <SyncItems sync={sync} outcome={outcome} onClear={() => void setFilters({ outcome: null })} />
      </Panel>
    </div>
  )
}

/** All six, so that they keep their place from sync to sync. */
function Counts({ sync }: { sync: OpeningSync }) {
  const { startedAt, finishedAt, seen, total, calls } = sync
  const facts = [
    isUnderWay(sync)
      ? describeSyncProgress(sync)
      : `${formatWhole(seen)}${total === null || total === seen ? '' : ` of ${formatWhole(total)}`} open jobs looked at`,
    formatCountOf({ count: calls, one: 'request to Ashby', many: 'requests to Ashby' }),
    startedAt && finishedAt ? formatDuration(Date.parse(finishedAt) - Date.parse(startedAt)) : null,
  ]

  return (
    <div className="border-b border-line px-4 py-3">
      <dl className="grid grid-cols-6 gap-x-4 gap-y-2 max-md:grid-cols-3">
        {openingSyncOutcomes.map((each) => {
          const count = countOf[each](sync)

          return (
            <div key={each} className="flex flex-col-reverse">
              <dt className="text-12 text-ink-3">{openingOutcomeLooks[each].word}</dt>
              <dd className={count === 0 ? 'num text-20 text-ink-3' : `num text-20 font-semibold ${toneOf(each)}`}>{formatWhole(count)}</dd>
            </div>
          )
        })}
      </dl>
      <p className="num mt-2 text-12 text-ink-3">{facts.filter(Boolean).join(' · ')}</p>
    </div>
  )
}

function toneOf(outcome: OpeningSyncOutcome): string {
  if (outcome === 'Waiting') return 'text-amber'

  return outcome === 'Failed' ? 'text-rust' : 'text-ink'
}

type SyncItemsProps = { sync: OpeningSync; outcome: OpeningSyncOutcome | null; onClear: () => void }

function SyncItems({ sync, outcome, onClear }: SyncItemsProps) {
  const api = useApi()
  const query = useInfiniteQuery(syncItemsOptions({ api, id: sync.id, outcome }))
  const items = query.data?.pages.flatMap((page) => page.items)

  if (query.error && !items) return <RequestFailure className="m-4" error={query.error} onRetry={() => void query.refetch()} />
  if (!items) return <ItemsSkeleton />
  if (items.length === 0) return <NoItems sync={sync} outcome={outcome} onClear={onClear} />

  return (
    <>
      <ul aria-label="Open jobs of this sync">
        {items.map((item) => (
          <SyncItemRow key={`${item.openJobId} ${item.outcome} ${item.at}`} item={item} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <ListFoot label="Load more" isLoading={query.isFetchingNextPage} onLoadMore={() => void query.fetchNextPage()} />
      ) : null}
    </>
  )
}

function NoItems({ sync, outcome, onClear }: SyncItemsProps) {
  if (outcome !== null) {
    const word = openingOutcomeLooks[outcome].word.toLowerCase()

    return (
      <EmptyState
        kind="no-match"
        title={`No open job was ${word} in this sync`}
        actions={
          <Button size="sm" onClick={onClear}>
            Clear filter
          </Button>
        }
      />
    )
  }
  if (isUnderWay(sync)) return <p className="px-4 py-6 text-center text-ink-3">What it does with each open job appears here.</p>
  if (sync.state === 'Failed') return <p className="px-4 py-6 text-center text-ink-3">It stopped before it wrote anything.</p>

  return (
    <EmptyState kind="done" title="Nothing to change">
      Open jobs and openings were equal.
    </EmptyState>
  )
}

function ItemsSkeleton() {
  return (
    <div aria-hidden="true">
      {['w-2/5', 'w-1/3', 'w-1/2', 'w-1/4'].map((width) => (
        <div key={width} className="flex h-10 items-center border-b border-line px-4 last:border-0">
          <div className="w-full">
            <Skeleton className={width} />
          </div>
        </div>
      ))}
    </div>
  )
}
