'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck, CircleSlash, OctagonX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { describeSince } from '#components/sweeps/import-words.ts'
import { describeEffort, describeFindings, describeUntold, endWords, isUnderWay, triggerWords } from '#components/sweeps/sweep-words.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'

const PAGE_SIZE = 20
const skeletonRows = ['first', 'second', 'third', 'fourth'] as const

/** Every check and import of an account that is still kept, newest first. */
export function SweepHistory({ connectionId }: { connectionId: string }) {
  const api = useApi()
  const query = useInfiniteQuery(
    api.sweeps.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ connectionId, cursor, limit: PAGE_SIZE }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  const sweeps = query.data?.pages.flatMap(({ items }) => items)

  if (query.error && !sweeps) return <RequestFailure error={query.error} onRetry={() => void query.refetch()} />
  if (sweeps?.length === 0) return <p className="text-ink-3">Ashby has not been checked yet.</p>

  return (
    <>
      <ol aria-label="Checks" aria-busy={sweeps === undefined}>
        {sweeps?.map((sweep) => <SweepRow key={sweep.id} sweep={sweep} />) ??
          skeletonRows.map((row) => (
            <li key={row} className="flex h-15 items-center border-b border-line last:border-0">
              <Skeleton className="w-3/5" />
            </li>
          ))}
      </ol>
      {query.hasNextPage ? (
        <ListFoot label="Load more" isLoading={query.isFetchingNextPage} onLoadMore={() => void query.fetchNextPage()} />
      ) : null}
    </>
  )
}

function SweepRow({ sweep }: { sweep: Sweep }) {
  const { timeZone } = useOrganization()
  const { trigger, since, isWhole, startedAt, createdAt, error, untold } = sweep
  const told = describeUntold(untold)

  return (
    <li className="grid min-h-15 grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 border-b border-line py-2.5 last:border-0">
      <span className="pt-0.5">
        <SweepMark sweep={sweep} />
      </span>
      <div className="min-w-0">
        <p className="flex items-baseline justify-between gap-4">
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{describeEnd(sweep)}</span>
          <span className="shrink-0 text-12 text-ink-3">
            <Instant instant={startedAt ?? createdAt} timeZone={timeZone} />
          </span>
        </p>
        {told ? <p className="text-ink-2">{told}</p> : null}
        {error && !isUnderWay(sweep) ? <p className="text-ink-2 [overflow-wrap:anywhere]">{error.message}</p> : null}
        <p className="text-12 text-ink-3">
          {triggerWords[trigger]} · {trigger === 'Import' ? describeSince(since) : isWhole ? 'everything' : 'only what changed'} ·{' '}
          {describeEffort(sweep)}
        </p>
      </div>
    </li>
  )
}

/** "2 added, 1 changed", "Stopped", "Cancelled, 12 added". */
function describeEnd(sweep: Sweep): string {
  const word = endWords[sweep.state]
  const found = describeFindings(sweep)
  if (word === null) return `${found.charAt(0).toUpperCase()}${found.slice(1)}`

  return found === 'nothing new' ? word : `${word}, ${found}`
}

function SweepMark({ sweep }: { sweep: Sweep }): ReactNode {
  if (isUnderWay(sweep)) return <Spinner className="text-sky" />
  if (sweep.state === 'Failed') return <OctagonX aria-hidden="true" className="text-rust" />
  if (sweep.state === 'Done') return <CircleCheck aria-hidden="true" className="text-moss" />

  return <CircleSlash aria-hidden="true" className="text-ink-3" />
}
