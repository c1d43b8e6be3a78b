'use client'

import { openingOutcomeLooks, openingSyncLooks } from '#components/openings-sync/opening-looks.ts'
import { buildSyncHref } from '#components/openings-sync/sync-filters.ts'
import { describeSyncResult, describeTrigger } from '#components/openings-sync/sync-words.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { StateIcon } from '#components/patterns/state.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'
import { Age } from '#components/ui/time.tsx'
import type { OpeningSync } from '#lib/domain/openings/contract.ts'

type SyncListProps = {
  syncs: readonly OpeningSync[]
  openId: string | null
  more: { isLoading: boolean; onLoadMore: () => void } | null
}

/** Syncs, newest first: what each did, who asked for it and when. */
export function SyncList({ syncs, openId, more }: SyncListProps) {
  return (
    <Panel title="Syncs" isFlush>
      <ol>
        {syncs.map((sync) => (
          <SyncRow key={sync.id} sync={sync} isOpen={sync.id === openId} />
        ))}
      </ol>
      {more ? <ListFoot label="Load more" isLoading={more.isLoading} onLoadMore={more.onLoadMore} /> : null}
    </Panel>
  )
}

function SyncRow({ sync, isOpen }: { sync: OpeningSync; isOpen: boolean }) {
  const { slug, timeZone } = useOrganization()
  const now = useNow()
  // A job that waits or failed needs a person, although the sync itself is done.
  const needsEyes = sync.state === 'Done' && sync.waiting + sync.failed > 0

  return (
    <li className="border-b border-line last:border-0">
      <AppLink
        href={buildSyncHref({ slug, sync: sync.id })}
        isShallow
        scroll={false}
        aria-current={isOpen ? 'true' : undefined}
        className={joinClasses(
          'grid min-h-15 grid-cols-[16px_minmax(0,1fr)_auto] content-center gap-x-2.5 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 max-md:min-h-16',
          isOpen && 'lg:bg-pressed',
        )}
      >
        <span className="pt-0.5">
          {needsEyes ? <StateIcon look={openingOutcomeLooks.Waiting} isNamed /> : <StateIcon look={openingSyncLooks[sync.state]} isNamed />}
        </span>
        <span className="num truncate font-medium" title={describeSyncResult(sync)}>
          {describeSyncResult(sync)}
        </span>
        <span className="text-12 leading-5 text-ink-3">
          <Age instant={sync.createdAt} timeZone={timeZone} now={now} />
        </span>
        <bdi className="col-start-2 col-end-[-1] truncate text-12 text-ink-3">{describeTrigger(sync)}</bdi>
      </AppLink>
    </li>
  )
}
