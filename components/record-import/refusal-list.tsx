'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import type { ImportKind } from '#components/record-import/import-kinds.ts'
import { useImportApi } from '#components/record-import/use-import-api.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** Which rows were refused, and why. Rows are counted as the file has them, below its headings. */
export function RefusalList({ id, kind }: { id: string; kind: ImportKind }) {
  const imports = useImportApi(kind)
  const query = useInfiniteQuery(
    imports.refusals.infiniteOptions({
      input: (cursor: string | undefined) => ({ id, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  const refusals = query.data?.pages.flatMap((page) => page.items)

  if (query.error && !refusals) return <RequestFailure className="m-4" error={query.error} onRetry={() => void query.refetch()} />

  return (
    <>
      <ol>
        {refusals?.map(({ row, problem }) => (
          <li key={row} className="grid grid-cols-[88px_minmax(0,1fr)] border-b border-line px-4 py-2 last:border-0">
            <span className="num text-ink-3">Row {row}</span>
            <span className="[overflow-wrap:anywhere]">{problem}</span>
          </li>
        )) ?? (
          <li className="px-4 py-2.5">
            <Skeleton className="w-2/3" />
          </li>
        )}
      </ol>
      {query.hasNextPage ? (
        <ListFoot label="Load more" isLoading={query.isFetchingNextPage} onLoadMore={() => void query.fetchNextPage()} />
      ) : null}
    </>
  )
}
