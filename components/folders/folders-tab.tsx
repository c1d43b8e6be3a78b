'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { FolderList } from '#components/folders/folder-list.tsx'
import { FolderRules } from '#components/folders/folder-rules.tsx'
import { useCan } from '#components/organization/use-organization.ts'
import { Panel } from '#components/patterns/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { sourceFileKinds } from '#lib/domain/new-hires/files/terms.ts'

/** Folders for documents of new hires and people, and which files from Ashby go where. */
export function FoldersTab() {
  const can = useCan()
  const api = useApi()
  const { data, error, refetch } = useQuery(api.folders.list.queryOptions({ input: {} }))
  if (!data) return error ? <RequestFailure error={error} onRetry={() => void refetch()} /> : <FoldersSkeleton />

  return (
    <>
      <FolderRules folders={data} canManage={can('documents.manage')} />
      <FolderList folders={data.items} canManage={can('documents.manage')} />
    </>
  )
}

function FoldersSkeleton() {
  return (
    <>
      <Panel title="Documents from Ashby" isFlush>
        {sourceFileKinds.map((kind) => (
          <div key={kind} className="flex h-13 items-center justify-between gap-4 border-b border-line px-4 last:border-0">
            <Skeleton className="w-32" />
            <Skeleton className="w-40" />
          </div>
        ))}
      </Panel>
      <Panel title="Folders" isFlush>
        <div className="flex h-12 items-center px-4">
          <Skeleton className="w-44" />
        </div>
      </Panel>
    </>
  )
}
