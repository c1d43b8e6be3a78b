'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { UndoDialog } from '#components/mapping-runs/undo-dialog.tsx'
import type { ChangeContext } from '#components/mapping-versions/describe-rule-change.ts'
import { listRestoreChanges } from '#components/mapping-versions/describe-version.ts'
import { RestoreDialog } from '#components/mapping-versions/restore-dialog.tsx'
import { VersionItem } from '#components/mapping-versions/version-item.tsx'
import { mappingQueries } from '#components/mappings/mapping-queries.ts'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { Sheet } from '#components/ui/sheet.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Mapping, MappingVersion } from '#lib/domain/mappings/contract.ts'
import type { MappingRun } from '#lib/domain/mappings/runs/contract.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'

export type VersionsSheetProps = {
  connectionId: string
  object: MappedObject
  /** The number of the live version. */
  live: number
  fields: readonly FieldDefinition[]
  open: boolean
  onOpenChange: (isOpen: boolean) => void
  /** The mapping as it is after a restore. */
  onRestored: (mapping: Mapping) => void
}

/** Every version of a mapping, newest first, with the way back to each. */
export function VersionsSheet({ open, onOpenChange, ...list }: VersionsSheetProps) {
  return (
    <Sheet title="Versions" isOpen={open} onOpenChange={onOpenChange}>
      <VersionList {...list} />
    </Sheet>
  )
}

type VersionListProps = Omit<VersionsSheetProps, 'open' | 'onOpenChange'>

function VersionList({ connectionId, object, live, fields, onRestored }: VersionListProps) {
  const { versions, places, query, latest } = useVersions({ connectionId, object })
  const [restored, setRestored] = useState<MappingVersion | null>(null)
  const [undone, setUndone] = useState<MappingRun | null>(null)
  if (!versions) return query.error ? <RequestFailure error={query.error} onRetry={() => void query.refetch()} /> : <VersionsSkeleton />
  const context: ChangeContext = { fields, places }

  return (
    <>
      <ol className="-my-4">
        {versions.map((version) => (
          <VersionItem
            key={version.number}
            version={version}
            isLive={version.number === live}
            context={context}
            onRestore={version.number < live ? () => setRestored(version) : null}
            onUndo={latest?.canUndo && version.number === live && latest.version === live ? () => setUndone(latest) : null}
          />
        ))}
      </ol>
      {query.hasNextPage ? (
        <ListFoot label="Load more" isLoading={query.isFetchingNextPage} onLoadMore={() => void query.fetchNextPage()} />
      ) : null}
      <RestoreDialog
        connectionId={connectionId}
        object={object}
        live={live}
        version={restored}
        changes={restored ? listRestoreChanges({ versions, number: restored.number }) : []}
        context={context}
        onClose={() => setRestored(null)}
        onRestored={onRestored}
      />
      <UndoDialog run={undone} onClose={() => setUndone(null)} />
    </>
  )
}

function useVersions({ connectionId, object }: Pick<VersionsSheetProps, 'connectionId' | 'object'>) {
  const api = useApi()
  const query = useInfiniteQuery(
    api.mappings.versions.infiniteOptions({
      input: (before: number | undefined) => ({ connectionId, object, before }),
      initialPageParam: undefined,
      getNextPageParam: ({ items, hasMore }) => (hasMore ? items.at(-1)?.number : undefined),
    }),
  )
  const { data: catalogue } = useQuery(mappingQueries.catalogue({ api, connectionId, object }))
  const { data: latest } = useQuery(api.mappingRuns.latest.queryOptions({ input: { connectionId, object } }))

  return { versions: query.data?.pages.flatMap(({ items }) => items), places: catalogue?.places ?? [], query, latest }
}

const rows = ['w-48', 'w-56', 'w-40', 'w-52'] as const

function VersionsSkeleton() {
  return (
    <div role="status" aria-label="Reading the versions" className="-my-4">
      {rows.map((width) => (
        <div key={width} className="flex flex-col gap-2.5 border-b border-line py-4 last:border-0">
          <Skeleton className="w-24" />
          <Skeleton className={width} />
          <Skeleton className="w-64" />
        </div>
      ))}
    </div>
  )
}
