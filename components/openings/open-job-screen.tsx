'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { CancelOpenJobDialog } from '#components/openings/cancel-open-job-dialog.tsx'
import { DeleteOpenJobDialog } from '#components/openings/delete-open-job-dialog.tsx'
import { OpenJobComparison } from '#components/openings/open-job-comparison.tsx'
import { OpenJobFields } from '#components/openings/open-job-fields.tsx'
import { OpenJobFilled } from '#components/openings/open-job-filled.tsx'
import { buildOpeningsHref, openJobFilterParsers } from '#components/openings/open-job-filters.ts'
import { OpenJobHead } from '#components/openings/open-job-head.tsx'
import { OpenJobHistory } from '#components/openings/open-job-history.tsx'
import { OpenJobNotices } from '#components/openings/open-job-notices.tsx'
import { openJobOptions } from '#components/openings/open-job-queries.ts'
import { OpenJobBodySkeleton } from '#components/openings/open-job-skeleton.tsx'
import { useOpenJobCommands } from '#components/openings/use-open-job-commands.ts'
import { useOpenJobEdit } from '#components/openings/use-open-job-edit.ts'
import { useOpenJobList } from '#components/openings/use-open-job-list.ts'
import { useSetStatus } from '#components/openings/use-set-status.ts'
import { OpeningPanel } from '#components/openings-sync/opening-panel.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { NowProvider } from '#components/patterns/now.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { findNeighbours, type Neighbours, useListKeys } from '#components/patterns/use-list-keys.ts'
import { useOpenRecord } from '#components/patterns/use-open-record.ts'
import { useReadAhead } from '#components/patterns/use-read-ahead.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { useGo } from '#components/ui/use-go.ts'
import type { OpenJobDetail } from '#lib/domain/open-jobs/contract.ts'
import type { SettableStatus } from '#lib/domain/open-jobs/terms.ts'

/** One open job, with the way through the list it was opened from. `now` is the instant at which the server rendered the page. */
export function OpenJobScreen({ now }: { now: string }) {
  const api = useApi()
  const go = useGo()
  const queryClient = useQueryClient()
  const { slug } = useOrganization()
  const [filters] = useQueryStates(openJobFilterParsers)
  const listHref = buildOpeningsHref({ slug, filters })
  const { id, open } = useOpenRecord((target) => buildOpeningsHref({ slug, id: target, filters }))
  const list = useOpenJobList({ filters })
  const ids = list.rows.filter(({ isLeaving }) => !isLeaving).map(({ item }) => item.id)
  const neighbours = findNeighbours({ ids, openId: id })
  const { data: job, error, refetch } = useQuery({ ...openJobOptions({ api, id: id ?? '' }), enabled: id !== null })
  const leave = () => go(listHref)
  useListKeys({ noun: 'open job', group: 'Openings', ids, openId: id, onOpen: (target) => (target === null ? leave() : open(target)) })
  useReadAhead({ list, ...neighbours, prefetch: (target) => void queryClient.prefetchQuery(openJobOptions({ api, id: target })) })

  return (
    <NowProvider now={now}>
      <PageHeader
        title={job?.title ?? 'Open job'}
        parent={{ href: listHref, label: 'Openings' }}
        actions={<StepButtons neighbours={neighbours} count={ids.length} hasMore={list.hasMore} onOpen={open} />}
      />
      {job ? (
        <OpenJobRecord key={job.id} job={job} onLeave={leave} />
      ) : error ? (
        <PageBody>
          <RequestFailure error={error} onRetry={() => void refetch()} />
        </PageBody>
      ) : (
        <OpenJobBodySkeleton />
      )}
    </NowProvider>
  )
}

type StepButtonsProps = { neighbours: Neighbours; count: number; hasMore: boolean; onOpen: (id: string) => void }

/** Where the job stands in its list, and the way to the ones beside it. A job that is not in it has none. */
function StepButtons({ neighbours: { index, previousId, nextId }, count, hasMore, onOpen }: StepButtonsProps) {
  if (index === -1) return null
  const step = (id: string | null) => (id === null ? undefined : onOpen(id))

  return (
    <>
      <span className="num text-12 text-ink-3">
        {index + 1} of {count}
        {hasMore ? '+' : ''}
      </span>
      <IconButton
        label="Previous open job"
        shortcut="K"
        size="sm"
        icon={<ChevronUp />}
        aria-disabled={previousId === null}
        className="aria-disabled:opacity-40"
        onClick={() => step(previousId)}
      />
      <IconButton
        label="Next open job"
        shortcut="J"
        size="sm"
        icon={<ChevronDown />}
        aria-disabled={nextId === null}
        className="aria-disabled:opacity-40"
        onClick={() => step(nextId)}
      />
    </>
  )
}

function OpenJobRecord({ job, onLeave }: { job: OpenJobDetail; onLeave: () => void }) {
  const canManage = useCan()('openings.manage')
  const [asking, setAsking] = useState<'cancel' | 'delete' | null>(null)
  const edit = useOpenJobEdit({ id: job.id })
  const status = useSetStatus({ id: job.id })
  const choose = (next: SettableStatus) => (next === 'Cancelled' ? setAsking('cancel') : status.set({ job, status: next }))
  useOpenJobCommands({ job, canManage, edit, isSaving: status.isSaving, onStatus: choose, onDelete: () => setAsking('delete') })

  return (
    <PageBody>
      <article aria-label={`Open job ${job.title ?? ''}`} className="flex flex-col gap-4">
        <OpenJobHead job={job} canManage={canManage} isSaving={status.isSaving} onStatus={choose} onDelete={() => setAsking('delete')} />
        <OpenJobNotices job={job} canManage={canManage} statusError={status.error} onEdit={edit.open} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_336px]">
          <Panel title="Details">
            <div className="-mt-6 @container">
              <OpenJobFields job={job} canManage={canManage} edit={edit} />
            </div>
          </Panel>
          <div className="flex min-w-0 flex-col gap-4">
            <OpeningPanel job={job} canManage={canManage} onEdit={edit.open} />
            {job.filledBy ? <OpenJobFilled filledBy={job.filledBy} /> : null}
            <OpenJobComparison job={job} />
            <Panel title="History">
              <OpenJobHistory job={job} />
            </Panel>
          </div>
        </div>
      </article>
      {canManage ? (
        <>
          <CancelOpenJobDialog
            job={job}
            isOpen={asking === 'cancel'}
            onClose={() => setAsking(null)}
            onConfirm={(closeReason) => status.set({ job, status: 'Cancelled', closeReason })}
          />
          <DeleteOpenJobDialog job={job} isOpen={asking === 'delete'} onClose={() => setAsking(null)} onDeleted={onLeave} />
        </>
      ) : null}
    </PageBody>
  )
}
