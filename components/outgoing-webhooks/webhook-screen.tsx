'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { readClock } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { DeliveriesPanel } from '#components/outgoing-webhooks/deliveries-panel.tsx'
import { SecretPanel, type ShownSecret } from '#components/outgoing-webhooks/secret-panel.tsx'
import { SigningPanel } from '#components/outgoing-webhooks/signing-panel.tsx'
import { TestPanel } from '#components/outgoing-webhooks/test-panel.tsx'
import { webhookLooks } from '#components/outgoing-webhooks/webhook-looks.ts'
import { WebhookNotice } from '#components/outgoing-webhooks/webhook-notice.tsx'
import { buildWebhooksHref } from '#components/outgoing-webhooks/webhook-paths.ts'
import { WebhookSettingsPanel } from '#components/outgoing-webhooks/webhook-settings-panel.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { StateChip } from '#components/patterns/state.tsx'

/** One webhook: how it is, what was sent and what came back, where it goes, what signs, and the way to end it. */
export function WebhookScreen({ id }: { id: string }) {
  const api = useApi()
  const { slug, timeZone } = useOrganization()
  const { data: webhook, dataUpdatedAt } = useSuspenseQuery(api.outgoingWebhooks.get.queryOptions({ input: { id } }))
  const [shown, setShown] = useState<ShownSecret | null>(null)
  const clock = readClock({ timeZone, dataUpdatedAt })

  return (
    <>
      <PageHeader
        title={webhook.name}
        parent={{ href: buildWebhooksHref(slug), label: 'Webhooks' }}
        actions={<StateChip look={webhookLooks[webhook.state]} />}
      />
      <PageBody>
        {shown ? <SecretPanel shown={shown} onStored={() => setShown(null)} /> : null}
        <WebhookNotice webhook={webhook} clock={clock} />
        <div className="grid grid-cols-[minmax(0,1fr)_344px] items-start gap-4 max-lg:grid-cols-1">
          <DeliveriesPanel webhook={webhook} clock={clock} />
          <div className="flex min-w-0 flex-col gap-4 max-lg:order-first">
            <WebhookSettingsPanel webhook={webhook} clock={clock} />
            <TestPanel webhookId={id} />
            <SigningPanel webhook={webhook} clock={clock} isSecretShown={shown !== null} onMade={setShown} />
          </div>
        </div>
      </PageBody>
    </>
  )
}
