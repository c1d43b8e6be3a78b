'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { Webhook as WebhookIcon } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { readClock } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { CreateWebhookDialog } from '#components/outgoing-webhooks/create-webhook-dialog.tsx'
import { SecretPanel, type ShownSecret } from '#components/outgoing-webhooks/secret-panel.tsx'
import { WebhookEventsLink } from '#components/outgoing-webhooks/webhook-events-link.tsx'
import { WebhookRow } from '#components/outgoing-webhooks/webhook-row.tsx'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Panel } from '#components/patterns/panel.tsx'

/** The other systems that are told what happens here. */
export function WebhooksScreen() {
  const api = useApi()
  const { timeZone } = useOrganization()
  const { data, dataUpdatedAt } = useSuspenseQuery(api.outgoingWebhooks.list.queryOptions())
  // A secret is nowhere but here until somebody says that they have stored it, and so no other is made over it.
  const [made, setMade] = useState<ShownSecret | null>(null)
  const clock = readClock({ timeZone, dataUpdatedAt })

  return (
    <>
      <PageHeader title="Webhooks" actions={data.length > 0 && !made ? <CreateWebhookDialog onMade={setMade} /> : null} />
      <PageBody>
        <p className="max-w-[72ch] text-ink-2">
          A webhook tells another system at once what happens here: an accepted offer, a new person, a filled job. What each event carries
          stands in the <WebhookEventsLink />.
        </p>
        {made ? <SecretPanel shown={made} isOnList onStored={() => setMade(null)} /> : null}
        {data.length === 0 ? (
          <section aria-label="No webhooks" className="rounded-lg border border-line bg-surface">
            <EmptyState
              kind="first-use"
              icon={<WebhookIcon aria-hidden="true" />}
              title="No webhooks yet"
              actions={<CreateWebhookDialog onMade={setMade} />}
            >
              Payroll, an HR system or a script hears of it within seconds, signed so that it can be trusted.
            </EmptyState>
          </section>
        ) : (
          <Panel title="Webhooks" note={data.length} isFlush>
            <ul aria-label="Webhooks">
              {data.map((webhook) => (
                <WebhookRow key={webhook.id} webhook={webhook} clock={clock} />
              ))}
            </ul>
          </Panel>
        )}
      </PageBody>
    </>
  )
}
