'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { AccountPanel } from '#components/connections/account-panel.tsx'
import { CheckPanel } from '#components/connections/check-panel.tsx'
import { buildIntegrationsHref } from '#components/connections/connection-paths.ts'
import { ConnectionChip, VerifiedChip } from '#components/connections/connection-state.tsx'
import { DeleteByHandPanel } from '#components/connections/delete-by-hand-panel.tsx'
import { environmentWords } from '#components/connections/environment-words.ts'
import { EventsPanel } from '#components/connections/events-panel.tsx'
import { HealthPanel } from '#components/connections/health-panel.tsx'
import { SavedKeyPanel } from '#components/connections/saved-key-panel.tsx'
import { WebhooksPanel } from '#components/connections/webhooks-panel.tsx'
import { WriteAnswersPanel } from '#components/connections/write-answers-panel.tsx'
import { readClock } from '#components/organization/clock.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Tag } from '#components/ui/badge.tsx'

/** One account: health and problems, key, events, webhooks, checks, and the ways to pause and to end it. */
export function ConnectionScreen({ id }: { id: string }) {
  const api = useApi()
  const { slug, timeZone } = useOrganization()
  const can = useCan()
  const { data: connection, dataUpdatedAt } = useSuspenseQuery(api.connections.get.queryOptions({ input: { id } }))
  const clock = readClock({ timeZone, dataUpdatedAt })
  const isLive = connection.state !== 'Disconnected'

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
          <div className="flex min-w-0 flex-col gap-4">
            <HealthPanel connection={connection} clock={clock} />
            <DeleteByHandPanel connection={connection} />
            {isLive ? <WebhooksPanel connection={connection} /> : null}
            <SavedKeyPanel connection={connection} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {isLive ? <CheckPanel connection={connection} clock={clock} /> : null}
            {isLive ? <EventsPanel connection={connection} /> : null}
            {isLive ? <WriteAnswersPanel connection={connection} /> : null}
            {can('connections.manage') ? <AccountPanel connection={connection} /> : null}
          </div>
        </div>
      </PageBody>
    </>
  )
}
