'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { FileText, FileX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { documentListOptions } from '#components/documents/document-queries.ts'
import { ChosenList } from '#components/offer-page-settings/chosen-list.tsx'
import { PickPanel } from '#components/offer-page-settings/pick-panel.tsx'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useWantedFocus } from '#components/offer-page-settings/use-wanted-focus.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { TextLink } from '#components/ui/link.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatBytes } from '#lib/platform/format/counts.ts'

const DOCUMENTS_MAX = 20

/** The organization's documents that go with every offer. */
export function ChosenDocuments({ ids, path, onChange }: { ids: readonly string[]; path: string; onChange: (ids: string[]) => void }) {
  const { errorAt } = useSettings()
  const can = useCan()
  const { slug } = useOrganization()
  const mayRead = can('documents.read')
  const { documents, isComplete, error, retry } = useAllDocuments(mayRead)
  const button = useRef<HTMLButtonElement>(null)
  useWantedFocus({ path, ref: button })
  const problem = errorAt(path)
  const describe = (id: string) => {
    const document = documents.find((candidate) => candidate.id === id)
    const name = document?.name ?? (isComplete ? 'A document that is gone' : 'A document')

    return { id, name, icon: document || !isComplete ? <FileText /> : <FileX /> }
  }
  const toggle = (id: string) => onChange(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id])

  return (
    <div className="flex flex-col gap-2">
      <h4 className="text-12 font-medium text-ink-2">With every offer</h4>
      <ChosenList label="Documents with every offer" items={ids.map(describe)} onChange={onChange} />
      {problem ? <p className="text-12 text-rust">{problem}</p> : null}
      {error ? <RequestFailure title="The documents could not be read." error={error} onRetry={retry} /> : null}
      {mayRead && !error && !isComplete ? <Skeleton className="h-7 w-32 rounded-md" /> : null}
      {mayRead && isComplete ? (
        <PickPanel
          label="Add documents"
          searchLabel="Search documents"
          picks={documents.map(({ id, name, bytes }) => ({
            id,
            name,
            group: 'Documents of your organization',
            icon: <FileText />,
            isChosen: ids.includes(id),
            note: formatBytes(bytes),
          }))}
          onToggle={toggle}
          buttonRef={button}
          blockedReason={ids.length >= DOCUMENTS_MAX ? `${DOCUMENTS_MAX} at most` : null}
          empty={
            <>
              No documents yet. Upload them under{' '}
              <TextLink isInline href={`/${slug}/company/documents`}>
                Documents
              </TextLink>
              .
            </>
          }
        />
      ) : null}
    </div>
  )
}

/** The whole list, page by page: what is chosen has to be named, wherever it stands in it. */
function useAllDocuments(isEnabled: boolean) {
  const api = useApi()
  const query = useInfiniteQuery({ ...documentListOptions({ api }), enabled: isEnabled })
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])

  return {
    documents: query.data?.pages.flatMap((page) => page.items) ?? [],
    isComplete: query.data !== undefined && !hasNextPage,
    error: query.error,
    retry: () => void query.refetch(),
  }
}
