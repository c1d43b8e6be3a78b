'use client'

import { useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { waitingFilter, waitingOptions } from '#components/errors/waiting-queries.ts'
import { useReplays } from '#components/event-replays/use-replays.ts'
import { buildEventsHref } from '#components/events/event-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Replay } from '#lib/domain/events/replays/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** How many events stand still because of this error, and the way to have them all tried again. */
export function WaitingEvents({ code }: { code: string }) {
  const api = useApi()
  const waiting = useQuery(waitingOptions({ api, code }))
  const replays = useReplays({ isTold: false })
  const failure = replays.startError ?? waiting.error
  const askAgain = () => {
    replays.forgetError()
    void waiting.refetch()
  }

  if (replays.latest && replays.isUnderWay) return <Running replay={replays.latest} />
  if (failure) return <RequestFailure error={failure} onRetry={askAgain} />
  if (!waiting.data) return <Skeleton className="h-11 w-full rounded-md" />
  const { total, withoutBody } = waiting.data
  if (total === 0) return <Notice>No event waits with this error.</Notice>

  return (
    <Notice
      tone="amber"
      title={`${formatCountOf({ count: total, one: 'event' })} ${total === 1 ? 'waits' : 'wait'} with this error`}
      actions={
        <>
          {withoutBody < total ? (
            <Button
              icon={<RotateCcw aria-hidden="true" />}
              isLoading={replays.isStarting}
              onClick={() => replays.start(waitingFilter(code))}
            >
              Try again now
            </Button>
          ) : null}
          <ShowEvents code={code} />
        </>
      }
    >
      {describeTry({ total, withoutBody })}
    </Notice>
  )
}

function describeTry({ total, withoutBody }: { total: number; withoutBody: number }): string {
  if (withoutBody >= total)
    return 'Their bodies are no longer kept, so they cannot be tried again. Check Ashby now on the connection instead.'
  const rest = withoutBody > 0 ? ` ${formatCountOf({ count: withoutBody, one: 'event' })} without a body will be left out.` : ''

  return `Each is replayed as a new event, and Ashby is read anew.${rest}`
}

function ShowEvents({ code }: { code: string }) {
  const { slug } = useOrganization()

  return <ButtonLink href={buildEventsHref({ slug, filters: { search: code } })}>Show events</ButtonLink>
}

function Running({ replay: { replayed, skipped, total } }: { replay: Replay }) {
  return (
    <div className="rounded-md border border-line bg-surface px-3 py-2.5">
      <Progress
        value={replayed + skipped}
        max={Math.max(total, 1)}
        label={`Replaying ${formatCountOf({ count: total, one: 'event' })}`}
        trailing={`${replayed + skipped} of ${total}`}
      />
    </div>
  )
}
