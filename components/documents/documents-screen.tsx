'use client'

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Files } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { documentListOptions } from '#components/documents/document-queries.ts'
import { DocumentRow } from '#components/documents/document-row.tsx'
import { DocumentRowsSkeleton } from '#components/documents/documents-skeleton.tsx'
import { DropZone, UploadButton, UploadHelp, UploadList } from '#components/documents/upload-zone.tsx'
import { useUploads } from '#components/documents/use-uploads.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { NowProvider } from '#components/patterns/now.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'

/** The organization's own documents. */
export function DocumentsScreen({ now }: { now: string }) {
  const can = useCan()
  const api = useApi()
  const queryClient = useQueryClient()
  const { uploads, add, dismiss } = useUploads({
    path: '/api/files/documents',
    onSent: () => queryClient.invalidateQueries({ queryKey: api.documents.key() }),
  })
  const canUpload = can('documents.manage')

  return (
    <NowProvider now={now}>
      <PageHeader title="Documents" actions={canUpload ? <UploadButton onFiles={add} /> : null} />
      <PageBody>
        {canUpload ? <UploadList uploads={uploads} onDismiss={dismiss} /> : null}
        {canUpload ? (
          <DropZone onFiles={add}>
            <DocumentList />
          </DropZone>
        ) : (
          <section aria-label="Documents" className="overflow-hidden rounded-lg border border-line bg-surface">
            <DocumentList />
          </section>
        )}
        {canUpload ? <UploadHelp /> : null}
      </PageBody>
    </NowProvider>
  )
}

function DocumentList() {
  const api = useApi()
  const query = useInfiniteQuery(documentListOptions({ api }))
  const documents = query.data?.pages.flatMap((page) => page.items)

  if (query.isPending) return <DocumentRowsSkeleton />
  if (!documents) return <RequestFailure className="m-4" error={query.error} onRetry={() => void query.refetch()} />
  if (documents.length === 0) {
    return (
      <EmptyState kind="first-use" icon={<Files />} title="No documents yet">
        What every candidate or new hire should get, such as a benefits guide, has its place here. Each download is written down in the
        audit log.
      </EmptyState>
    )
  }

  return (
    <>
      <ul>
        {documents.map((document) => (
          <DocumentRow key={document.id} document={document} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <ListFoot label="Load more" isLoading={query.isFetchingNextPage} onLoadMore={() => void query.fetchNextPage()} />
      ) : null}
    </>
  )
}
