'use client'

import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { RailSection } from '#components/patterns/review-record.tsx'
import { hireFilesOptions } from '#components/source-files/file-queries.ts'
import { HireFileItem } from '#components/source-files/hire-file-item.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { HireFiles } from '#lib/domain/new-hires/files/contract.ts'
import type { FileFetching } from '#lib/domain/new-hires/files/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** The documents that came with a new hire, and why those are missing that did not come. */
export function HireDocuments({ newHireId }: { newHireId: string }) {
  const can = useCan()
  const api = useApi()
  const { data, error, refetch } = useQuery({ ...hireFilesOptions({ api, id: newHireId }), enabled: can('newHires.manage') })
  if (!can('newHires.manage')) return null

  return (
    <RailSection title="Documents">
      {data ? (
        <FileList newHireId={newHireId} files={data} />
      ) : error ? (
        <RequestFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <DocumentsSkeleton />
      )}
    </RailSection>
  )
}

function FileList({ newHireId, files: { items, hiddenCount, fetching } }: { newHireId: string; files: HireFiles }) {
  const inForce = items.filter(({ replacedAt }) => replacedAt === null)
  const replaced = items.filter(({ replacedAt }) => replacedAt !== null)
  const canRetry = fetching === 'on'

  return (
    <div className="flex flex-col gap-3">
      {inForce.length > 0 ? (
        <ul aria-label="Documents" className="flex flex-col gap-2.5">
          {inForce.map((file) => (
            <HireFileItem key={file.id} newHireId={newHireId} file={file} canRetry={canRetry} />
          ))}
        </ul>
      ) : null}
      {replaced.length > 0 ? (
        <details className="group">
          <summary className="flex w-fit cursor-pointer list-none items-center gap-2.5 rounded-sm text-12 text-ink-3 hover:text-ink max-md:min-h-11 [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden="true" className="size-3.5 transition-transform duration-(--dur-1) group-open:rotate-90" />
            {formatCountOf({ count: replaced.length, one: 'replaced document' })}
          </summary>
          <ul aria-label="Replaced documents" className="mt-2.5 flex flex-col gap-2.5">
            {replaced.map((file) => (
              <HireFileItem key={file.id} newHireId={newHireId} file={file} canRetry={canRetry} />
            ))}
          </ul>
        </details>
      ) : null}
      {hiddenCount > 0 ? (
        <p className="text-12 text-ink-3">{formatCountOf({ count: hiddenCount, one: 'offer letter' })} hidden: letters show pay.</p>
      ) : null}
      {items.length + hiddenCount === 0 || fetching !== 'on' ? <FetchingWords fetching={fetching} isEmpty={items.length === 0} /> : null}
    </div>
  )
}

/** Whether documents come at all, and what they need where they do not. */
function FetchingWords({ fetching, isEmpty }: { fetching: FileFetching; isEmpty: boolean }) {
  const can = useCan()
  const { slug } = useOrganization()
  const way = can('connections.manage') ? (
    <TextLink href={`/${slug}/company/integrations`}>Open Integrations</TextLink>
  ) : (
    'An admin can do it in Integrations.'
  )
  const words: Readonly<Record<FileFetching, ReactNode>> = {
    on: isEmpty ? 'Ashby has no documents of this candidate.' : null,
    noKey: <>Documents need an API key with Candidates Read and API Keys Read. {way}</>,
    noPermission: <>The API key may not read candidates, so no documents come. Tick Candidates Read for it in Ashby. {way}</>,
    paused: <>The account is paused, so no documents come. {way}</>,
    disconnected: 'The account is disconnected: what is here stays, and nothing more comes.',
  }

  return words[fetching] ? <p className="text-12 text-ink-3 [overflow-wrap:anywhere]">{words[fetching]}</p> : null
}

function DocumentsSkeleton() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-3">
      <Skeleton className="w-40" />
      <Skeleton className="w-32" />
      <Skeleton className="w-44" />
    </div>
  )
}
