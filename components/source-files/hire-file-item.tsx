'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Clock, FileText, FileX, type LucideIcon, RotateCw, TriangleAlert } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { buildHireFileHref } from '#components/source-files/file-queries.ts'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { CalendarDate, Instant } from '#components/ui/time.tsx'
import type { HireFile } from '#lib/domain/new-hires/files/contract.ts'
import { sourceFileWords } from '#lib/domain/new-hires/files/terms.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

type HireFileItemProps = {
  newHireId: string
  file: HireFile
  /** Whether Ashby can be asked at all. */
  canRetry: boolean
}

/** One document in a narrow column: its name is the way to its bytes; where it is not here, why, and the way to try again. */
export function HireFileItem({ newHireId, file, canRetry }: HireFileItemProps) {
  const { icon: Icon, tone, isRetried } = readLook(file)

  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5">
      <Icon aria-hidden="true" className={joinClasses('mt-[3px] size-3.5', tone, file.document && 'max-md:mt-[7px]')} />
      <div className="min-w-0">
        <FileName newHireId={newHireId} file={file} />
        <p className="text-12 text-ink-3 [overflow-wrap:anywhere]">
          {sourceFileWords[file.kind].one}
          <FileFacts file={file} />
        </p>
        {file.problem ? <p className={joinClasses('mt-0.5 text-12', tone)}>{file.problem}</p> : null}
        {isRetried && canRetry ? <RetryButton newHireId={newHireId} file={file} /> : null}
      </div>
    </li>
  )
}

function FileName({ newHireId, file: { id, name, document } }: { newHireId: string; file: HireFile }) {
  const { slug } = useOrganization()
  const words = name || 'Without a name'
  if (!document) {
    return (
      <p dir="auto" title={words} className="line-clamp-2 text-left text-ink-2 [overflow-wrap:anywhere]">
        {words}
      </p>
    )
  }

  return (
    <a
      href={buildHireFileHref({ slug, ownerId: newHireId, fileId: id })}
      download
      dir="auto"
      title={words}
      className="block rounded-sm text-left hover:underline max-md:py-1"
    >
      <span className="line-clamp-2 [overflow-wrap:anywhere]">{words}</span>
    </a>
  )
}

function FileFacts({ file: { document, folderName, replacedAt, nextAttemptAt, state } }: { file: HireFile }) {
  const { timeZone } = useOrganization()

  return (
    <>
      {document ? <span className="num whitespace-nowrap"> · {formatBytes(document.bytes)}</span> : null}
      {folderName ? (
        <>
          {' · '}
          <bdi>{folderName}</bdi>
        </>
      ) : null}
      {replacedAt ? (
        <>
          {' · replaced '}
          <CalendarDate date={replacedAt.slice(0, 10)} isShort />
        </>
      ) : null}
      {state === 'Waiting' && !nextAttemptAt ? ' · being fetched' : null}
      {nextAttemptAt ? (
        <>
          {' · next try '}
          <Instant instant={nextAttemptAt} timeZone={timeZone} form="time" />
        </>
      ) : null}
      {state === 'Stored' && !document ? ' · removed here' : null}
    </>
  )
}

type Look = { icon: LucideIcon; tone: string; isRetried: boolean }

/** A clock waits, a triangle needs somebody, a crossed file was taken away on purpose. */
function readLook({ state, document, problem }: HireFile): Look {
  if (state === 'Refused') return { icon: TriangleAlert, tone: 'text-amber', isRetried: true }
  if (state === 'Waiting') return { icon: Clock, tone: problem ? 'text-amber' : 'text-ink-3', isRetried: problem !== null }
  if (!document) return { icon: FileX, tone: 'text-ink-3', isRetried: true }

  return { icon: FileText, tone: 'text-ink-3', isRetried: false }
}

function RetryButton({ newHireId, file }: { newHireId: string; file: HireFile }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const retry = useMutation(
    api.hireFiles.retry.mutationOptions({
      onSuccess: (after) => queryClient.setQueryData(api.hireFiles.list.queryKey({ input: { id: newHireId } }), after),
      onError: toastError,
    }),
  )

  return (
    <Button
      variant="ghost"
      size="sm"
      icon={<RotateCw />}
      className="mt-0.5 -ml-2.5"
      aria-label={`Retry ${file.name}`}
      isLoading={retry.isPending}
      onClick={() => retry.mutate({ id: newHireId, fileId: file.id })}
    >
      {file.state === 'Stored' ? 'Fetch again' : 'Retry'}
    </Button>
  )
}
