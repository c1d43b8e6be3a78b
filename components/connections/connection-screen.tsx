'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { AccountPanel } from '#components/connections/account-panel.tsx'
import { ByHandLimits } from '#components/connections/by-hand-limits.tsx'
import { ByHandPanel } from '#components/connections/by-hand-panel.tsx'
import { ByHandSteps } from '#components/connections/by-hand-steps.tsx'
import { CheckPanel } from '#components/connections/check-panel.tsx'
import { buildIntegrationsHref } from '#components/connections/connection-paths.ts'
import { ConnectionChip, VerifiedChip } from '#components/connections/connection-state.tsx'
import { DeleteByHandPanel } from '#components/connections/delete-by-hand-panel.tsx'
import { environmentWords } from '#components/connections/environment-words.ts'
import { EventsPanel } from '#components/connections/events-panel.tsx'
import { HealthPanel } from '#components/connections/health-panel.tsx'
import { ImportPanel } from '#components/connections/import-panel.tsx'
import { SavedKeyPanel } from '#components/connections/saved-key-panel.tsx'
import { WebhooksPanel } from '#components/connections/webhooks-panel.tsx'
import { WriteAnswersPanel } from '#components/connections/write-answers-panel.tsx'
import { RecipientsPanel } from '#components/hire-recipients/recipients-panel.tsx'
import { readClock } from '#components/organization/clock.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { isUnderWay } from '#components/sweeps/sweep-words.ts'
import { Tag } from '#components/ui/badge.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

type ConnectionScreenProps = {
  id: string
  /** Where the sandbox's own page stands; null where there is none. */
  sandboxUrl: string | null
}

/** Live notices tell of progress; this only covers a stream that is not open. */
const POLL_MS = 3000

/** One account: health and problems, key, events, webhooks, checks, who is told, and the ways to pause and to end it. */
export function ConnectionScreen({ id, sandboxUrl }: ConnectionScreenProps) {
  const api = useApi()
  const { slug, timeZone } = useOrganization()
  const can = useCan()
  const { data: connection, dataUpdatedAt } = useSuspenseQuery({
    ...api.connections.get.queryOptions({ input: { id } }),
    refetchInterval: ({ state }) => (state.data && isChanging(state.data) ? POLL_MS : false),
  })
  const clock = readClock({ timeZone, dataUpdatedAt })
  const { byHand, environment } = connection
  const isLive = connection.state !== 'Disconnected'
  const hasKey = connection.keyLastFour !== null
  const isInstalled = isLive && byHand !== null

  return (
    <>
      <PageHeader
        title={connection.name}
        parent={{ href: buildIntegrationsHref(slug), label: 'Integrations' }}
        note={<Tag>{environmentWords[connection.environment].tag}</Tag>}
        actions={
          <>
            {connection.isVerified ? (
              <span className="inline-flex max-md:hidden">
                <VerifiedChip />
              </span>
            ) : null}
            <ConnectionChip connection={connection} />
          </>
        }
      />
      <PageBody>
        <div className="grid grid-cols-[minmax(0,1fr)_344px] items-start gap-4 max-lg:grid-cols-1">
          {/* In one column what to copy and how to use it come first, one below the other. */}
          <div className="flex min-w-0 flex-col gap-4 max-lg:contents">
            {isInstalled && !hasKey ? (
              <div className="min-w-0 max-lg:order-first">
                <ByHandPanel connection={connection} byHand={byHand} />
              </div>
            ) : null}
            <HealthPanel connection={connection} clock={clock} />
            {isLive && !hasKey ? <RecipientsPanel connectionId={id} /> : null}
            {isInstalled && hasKey ? <ByHandPanel connection={connection} byHand={byHand} /> : null}
            <DeleteByHandPanel connection={connection} />
            {isLive && connection.canAsk ? <CheckPanel connection={connection} clock={clock} /> : null}
            {isLive && connection.canAsk ? <WebhooksPanel connection={connection} /> : null}
            <SavedKeyPanel connection={connection} isFolded />
          </div>
          <div className="flex min-w-0 flex-col gap-4 max-lg:contents">
            {isInstalled && !byHand.verifiedAt ? (
              <div className={hasKey ? 'min-w-0' : 'min-w-0 max-lg:-order-1'}>
                <ByHandSteps sandboxUrl={environment === 'Sandbox' ? sandboxUrl : null} />
              </div>
            ) : null}
            {isInstalled && !hasKey ? <ByHandLimits connection={connection} /> : null}
            {isLive && connection.canAsk ? <ImportPanel connection={connection} clock={clock} /> : null}
            {isLive && connection.canAsk ? <EventsPanel connection={connection} /> : null}
            {isLive && connection.canAsk ? <WriteAnswersPanel connection={connection} /> : null}
            {isLive && hasKey ? <RecipientsPanel connectionId={id} /> : null}
            {can('connections.manage') ? <AccountPanel connection={connection} /> : null}
          </div>
        </div>
      </PageBody>
    </>
  )
}

/** Whether something is on its way that one would watch. */
function isChanging({ state, lastSweep, lastImport }: Connection): boolean {
  return state === 'Configuring' || [lastSweep, lastImport].some((sweep) => sweep !== null && isUnderWay(sweep))
}
