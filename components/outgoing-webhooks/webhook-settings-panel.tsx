'use client'

import { useMutation } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import type { Clock } from '#components/organization/clock.ts'
import { DeleteWebhookDialog } from '#components/outgoing-webhooks/delete-webhook-dialog.tsx'
import { EditWebhookDialog } from '#components/outgoing-webhooks/edit-webhook-dialog.tsx'
import { useKeepWebhook } from '#components/outgoing-webhooks/use-webhook-acts.ts'
import { LastAttempt } from '#components/outgoing-webhooks/webhook-row.tsx'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { Tag } from '#components/ui/badge.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'
import { outgoingEventWords } from '#lib/domain/outgoing-webhooks/terms.ts'

/** Where it goes, what it is told, whether it is on, and the ways to change and to end it. */
export function WebhookSettingsPanel({ webhook, clock }: { webhook: OutgoingWebhook; clock: Clock }) {
  const api = useApi()
  const keep = useKeepWebhook()
  const update = useMutation(api.outgoingWebhooks.update.mutationOptions({ onSuccess: keep, onError: toastError }))
  const { id, url, events, includesPay, includesConfidential, state } = webhook

  return (
    <Panel title="Webhook" actions={<EditWebhookDialog webhook={webhook} />}>
      <div className="flex flex-col gap-4">
        <Switch
          label="On"
          help="While it is off nothing is kept for it. What waits then fails, and can be replayed."
          isChecked={state === 'On'}
          isDisabled={update.isPending}
          onCheckedChange={(isOn) => update.mutate({ id, isOn })}
        />
        <div className="flex flex-col gap-1">
          <p className="text-12 font-medium text-ink-2">Address</p>
          <div className="flex items-start gap-2">
            <code dir="ltr" className="min-w-0 flex-1 font-mono text-12 leading-5 select-all [overflow-wrap:anywhere]">
              {url}
            </code>
            <CopyButton value={url} label="Copy address" isIconOnly />
          </div>
        </div>
        <div className="flex flex-col gap-1.5">
          <p className="text-12 font-medium text-ink-2">Events</p>
          <ul className="flex flex-wrap gap-1.5">
            {events.map((event) => (
              <li key={event}>
                <Tag>{outgoingEventWords[event].label}</Tag>
              </li>
            ))}
          </ul>
        </div>
        <FactList
          facts={[
            { term: 'Pay', value: includesPay ? 'Told' : 'Left out' },
            { term: 'Confidential jobs', value: includesConfidential ? 'Told' : 'Left out' },
            {
              term: 'Last try',
              value: (
                <span className="inline-flex items-center gap-1.5">
                  <LastAttempt webhook={webhook} clock={clock} />
                </span>
              ),
            },
          ]}
        />
        <div>
          <DeleteWebhookDialog webhook={webhook} />
        </div>
      </div>
    </Panel>
  )
}
