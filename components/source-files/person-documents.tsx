'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Files } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { UploadButton, UploadHelp, UploadList } from '#components/documents/upload-zone.tsx'
import { useUploads } from '#components/documents/use-uploads.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { useFileDrop } from '#components/patterns/use-file-drop.ts'
import { personFilesOptions } from '#components/source-files/file-queries.ts'
import { groupByFolder } from '#components/source-files/group-files.ts'
import { PersonFileRow } from '#components/source-files/person-file-row.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { PersonFile, PersonFiles } from '#lib/domain/people/files/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type PersonDocumentsProps = {
  personId: string
  /** When the server rendered the page: ages count from it. */
  now: string
}

/** All documents of a person by folder, with those that were replaced. Absent for roles that may not manage people. */
export function PersonDocuments({ personId, now }: PersonDocumentsProps) {
  const can = useCan()
  const api = useApi()
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery({ ...personFilesOptions({ api, id: personId }), enabled: can('people.manage') })
  const { uploads, add, dismiss } = useUploads({
    path: `/api/files/people/${personId}/files`,
    onSent: () => queryClient.invalidateQueries({ queryKey: api.personFiles.key() }),
  })
  const { isOver, dropProps } = useFileDrop({ onFiles: add })
  if (!can('people.manage')) return null

  return (
    <div {...dropProps} className={isOver ? 'rounded-lg outline-2 outline-iris-solid' : undefined}>
      <Panel title="Documents" isFlush actions={<UploadButton variant="secondary" onFiles={add} />}>
        {uploads.length > 0 ? (
          <div className="border-b border-line p-3">
            <UploadList uploads={uploads} onDismiss={dismiss} />
          </div>
        ) : null}
        {data ? (
          <FileGroups personId={personId} files={data} now={now} />
        ) : error ? (
          <RequestFailure className="m-4" error={error} onRetry={() => void refetch()} />
        ) : (
          <RowsSkeleton />
        )}
        <footer className="flex flex-col gap-1 border-t border-line bg-canvas px-4 py-3">
          {data ? <Missing files={data} /> : null}
          <UploadHelp />
        </footer>
      </Panel>
    </div>
  )
}

type FileGroupsProps = { personId: string; files: PersonFiles; now: string }

function FileGroups({ personId, files, now }: FileGroupsProps) {
  const { folders } = files
  const inForce = files.items.filter(({ replacedAt }) => replacedAt === null)
  const replaced = files.items.filter(({ replacedAt }) => replacedAt !== null)
  const groups = groupByFolder({ files: inForce, folders })
  if (files.items.length === 0) {
    return (
      <EmptyState kind="first-use" icon={<Files />} title="No documents yet">
        Documents from Ashby come with a new hire. Drop others here, such as the contract.
      </EmptyState>
    )
  }

  return (
    <>
      {groups.map(({ folder, files: of }) => (
        <FileGroup
          key={folder?.id ?? 'none'}
          title={groups.length === 1 && !folder ? null : (folder?.name ?? 'No folder')}
          files={of}
          {...{ personId, folders, now }}
        />
      ))}
      {replaced.length > 0 ? (
        <details>
          <summary className="cursor-pointer border-t border-line px-4 py-2.5 text-12 text-ink-3 hover:bg-hover hover:text-ink">
            {formatCountOf({ count: replaced.length, one: 'replaced document' })}
          </summary>
          <FileGroup title={null} files={replaced} {...{ personId, folders, now }} />
        </details>
      ) : null}
    </>
  )
}

type FileGroupProps = { title: string | null; files: PersonFile[]; personId: string; folders: PersonFiles['folders']; now: string }

function FileGroup({ title, files, ...context }: FileGroupProps) {
  return (
    <section aria-label={title ?? 'Documents'} className="border-t border-line first:border-0">
      {title ? (
        <h3 dir="auto" title={title} className="truncate bg-canvas px-4 py-2 text-left text-12 font-medium text-ink-2">
          {title}
        </h3>
      ) : null}
      <ul>
        {files.map((file) => (
          <PersonFileRow key={file.id} file={file} {...context} />
        ))}
      </ul>
    </section>
  )
}

/** What is not shown here, and where to find out why. */
function Missing({ files: { hiddenCount, missing } }: { files: PersonFiles }) {
  const { slug } = useOrganization()
  if (hiddenCount === 0 && missing.length === 0) return null

  return (
    <div className="flex flex-col gap-1 text-12 text-ink-3 empty:hidden">
      {hiddenCount > 0 ? <p>{formatCountOf({ count: hiddenCount, one: 'offer letter' })} hidden: letters show pay.</p> : null}
      {missing.map(({ newHireId, count }) => (
        <p key={newHireId}>
          {formatCountOf({ count, one: 'document' })} in Ashby {count === 1 ? 'is' : 'are'} not here.{' '}
          <TextLink href={`/${slug}/new-hires/${newHireId}`}>See why at the new hire</TextLink>
        </p>
      ))}
    </div>
  )
}

function RowsSkeleton() {
  return (
    <div aria-hidden="true">
      {['w-2/5', 'w-1/3', 'w-1/2'].map((width) => (
        <div key={width} className="flex h-15 flex-col justify-center gap-2 border-b border-line px-11 last:border-0">
          <Skeleton className={width} />
          <Skeleton className="w-40" />
        </div>
      ))}
    </div>
  )
}
