'use client'

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Files } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { documentListOptions } from '#components/documents/document-queries.ts'
import { DocumentRow } from '#components/documents/document-row.tsx'
import { documentsAddressParsers } from '#components/documents/documents-address.ts'
import { DocumentRowsSkeleton } from '#components/documents/documents-skeleton.tsx'
import { DropZone, UploadButton, UploadHelp, UploadList } from '#components/documents/upload-zone.tsx'
import { useUploads } from '#components/documents/use-uploads.ts'
import { FoldersTab } from '#components/folders/folders-tab.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { NowProvider } from '#components/patterns/now.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Tabs } from '#components/ui/tabs.tsx'

/** The organization's own documents, and the folders for those of new hires and people. */
export function DocumentsScreen({ now }: { now: string }) {
  const can = useCan()
  const api = useApi()
  const queryClient = useQueryClient()
  const [{ tab }] = useQueryStates(documentsAddressParsers)
  const { uploads, add, dismiss } = useUploads({
    path: '/api/files/documents',
    onSent: () => queryClient.invalidateQueries({ queryKey: api.documents.key() }),
  })
  const canUpload = can('documents.manage')

  return (
    <NowProvider now={now}>
      <PageHeader title="Documents" hasLine={false} actions={canUpload && tab === 'documents' ? <UploadButton onFiles={add} /> : null} />
      <DocumentsTabs tab={tab} />
      <PageBody>
        {canUpload ? <UploadList uploads={uploads} onDismiss={dismiss} /> : null}
        {tab === 'folders' ? <FoldersTab /> : <OwnDocuments onFiles={canUpload ? add : null} />}
      </PageBody>
    </NowProvider>
  )
}

function DocumentsTabs({ tab }: { tab: 'documents' | 'folders' }) {
  const { slug } = useOrganization()
  const href = `/${slug}/company/documents`

  return (
    <Tabs
      label="Documents and folders"
      isShallow
      className="shrink-0 px-6 max-md:px-4"
      items={[
        { href, label: 'Documents', isCurrent: tab === 'documents' },
        { href: `${href}?tab=folders`, label: 'Folders', isCurrent: tab === 'folders' },
      ]}
    />
  )
}

/** `onFiles` is null for roles that only read. */
function OwnDocuments({ onFiles }: { onFiles: ((files: Iterable<File>) => void) | null }) {
  if (!onFiles) {
    return (
      <section aria-label="Documents" className="overflow-hidden rounded-lg border border-line bg-surface">
        <DocumentList />
      </section>
    )
  }

  return (
    <>
      <DropZone onFiles={onFiles}>
        <DocumentList />
      </DropZone>
      <UploadHelp />
    </>
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
