'use client'

import { Archive, ArchiveRestore, Send } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { BulkAssign } from '#components/offer-bulk/bulk-assign.tsx'
import type { OfferBulkControl } from '#components/offer-bulk/use-offer-bulk.ts'
import type { OfferFilters } from '#components/offers/offer-filters.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { describeSelection } from '#components/patterns/selection.ts'
import { Button } from '#components/ui/button.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { isOpenState } from '#lib/domain/offers/rules.ts'

const BulkPublishDialog = dynamic(
  () => import('#components/offer-bulk/bulk-publish-dialog.tsx').then((module) => module.BulkPublishDialog),
  { ssr: false },
)
const BulkArchiveDialog = dynamic(
  () => import('#components/offer-bulk/bulk-archive-dialog.tsx').then((module) => module.BulkArchiveDialog),
  { ssr: false },
)

export type BulkBarProps = { bulk: OfferBulkControl; filters: OfferFilters }

/** The foot of the list while offers are selected or being published. */
export function BulkBar({ bulk, filters }: BulkBarProps) {
  const { selection, offers, progress, isPublishing } = bulk

  return (
    <section aria-label="Selected offers" className="flex shrink-0 flex-col gap-2 border-t border-line bg-surface px-4 pt-2 pb-3">
      {isPublishing ? (
        <div className="py-1">
          <Progress
            value={progress ? progress.done : null}
            max={progress?.total}
            label={progress ? `Publishing ${progress.done} of ${progress.total}` : 'Asking for publication'}
          />
        </div>
      ) : null}
      {offers.length > 0 ? (
        <>
          <div className="flex items-center justify-between gap-2">
            <p className="num min-w-0 truncate font-medium">{describeSelection({ ids: selection.ids, note: selection.note })}</p>
            <Button variant="ghost" size="sm" className="-mr-2.5" onClick={selection.leave}>
              Clear
            </Button>
          </div>
          <BulkActs bulk={bulk} filters={filters} />
        </>
      ) : null}
    </section>
  )
}

/** What fits the list: its offers are all in one state, and archived or not. */
function BulkActs({ bulk, filters }: BulkBarProps) {
  const { offers, run, isSaving, isPublishing } = bulk
  const can = useCan()
  const [asking, setAsking] = useState<'publish' | 'archive' | null>(null)
  const mayPublish = can('offers.publish') && !filters.archived && isOpenState(filters.state)
  const mayArchive = can('offers.edit') && !filters.archived && filters.state !== 'Published'
  const close = () => setAsking(null)

  return (
    <div className="flex flex-wrap gap-2 [&>button]:flex-1">
      {can('offers.edit') ? <BulkAssign offers={offers} isSaving={isSaving} onAssign={run} /> : null}
      {mayPublish ? (
        <Button size="sm" icon={<Send />} isLoading={isPublishing} onClick={() => setAsking('publish')}>
          Publish…
        </Button>
      ) : null}
      {mayArchive ? (
        <Button size="sm" icon={<Archive />} isLoading={isSaving} onClick={() => setAsking('archive')}>
          Archive…
        </Button>
      ) : null}
      {can('offers.edit') && filters.archived ? (
        <Button
          size="sm"
          icon={<ArchiveRestore />}
          isLoading={isSaving}
          onClick={() => run({ kind: 'restore', ids: offers.map(({ id }) => id) })}
        >
          Restore
        </Button>
      ) : null}
      {asking === 'publish' ? <BulkPublishDialog offers={offers} onPublish={bulk.publish} onClose={close} /> : null}
      {asking === 'archive' ? <BulkArchiveDialog offers={offers} onArchive={run} onClose={close} /> : null}
    </div>
  )
}
