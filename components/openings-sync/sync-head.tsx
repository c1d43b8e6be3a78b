'use client'

import { RefreshCw } from 'lucide-react'
import { describeSyncProgress, describeSyncState, isUnderWay } from '#components/openings-sync/sync-words.ts'
import type { SyncNow } from '#components/openings-sync/use-sync-now.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { Tag } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { OpeningSetup } from '#lib/domain/openings/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'
import { formatInstantExact } from '#lib/platform/format/dates.ts'

/** Starts a sync; where it cannot, the reason stands on it. Not there for a role that may not. */
export function SyncNowButton({ sync }: { sync: SyncNow }) {
  if (!sync.isAllowed) return null

  return (
    <Button
      variant="primary"
      size="sm"
      icon={<RefreshCw />}
      isLoading={sync.isRunning}
      blockedReason={sync.blockedReason}
      onClick={sync.start}
    >
      Sync now
    </Button>
  )
}

/** Which account, and when it was synced last and will be next. While a sync runs, how far it is. Its height stays. */
export function SyncHead({ setup }: { setup: OpeningSetup | undefined }) {
  const { timeZone } = useOrganization()
  const now = useNow()
  const latest = setup?.latest ?? null
  const running = latest !== null && isUnderWay(latest) ? latest : null

  return (
    <div className="px-6 pb-2 max-md:bg-surface max-md:px-4 max-md:pt-2">
      <div className="flex min-h-6 min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
        {setup?.account ? (
          <span className="inline-flex min-w-0 items-center gap-2">
            <bdi className="min-w-0 truncate font-medium" title={setup.account.name}>
              {setup.account.name}
            </bdi>
            <Tag>{setup.account.environment}</Tag>
          </span>
        ) : null}
        {setup === undefined ? (
          <Skeleton className="w-64" />
        ) : running ? (
          <span className="num text-ink-3">
            {running.calls > 0 ? formatCountOf({ count: running.calls, one: 'request' }) : 'Begins now'}
          </span>
        ) : (
          <span className="num text-ink-3" title={titleOf({ instant: latest?.finishedAt ?? null, timeZone })}>
            {describeSyncState({ setup, now, timeZone })}
          </span>
        )}
      </div>
      {running ? (
        <div className="mt-1 max-w-[480px]" role="status">
          <Progress
            label={describeSyncProgress(running)}
            value={running.state === 'Running' && running.total ? running.seen : null}
            max={Math.max(running.total ?? 1, 1)}
          />
        </div>
      ) : null}
    </div>
  )
}

function titleOf({ instant, timeZone }: { instant: string | null; timeZone: string }): string | undefined {
  return instant === null ? undefined : `${formatInstantExact(instant, timeZone)}, ${timeZone}`
}
