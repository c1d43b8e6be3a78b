'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import type { OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'

/** Puts a webhook that an act answered where it is on screen. */
export function useKeepWebhook(): (webhook: OutgoingWebhook) => void {
  const api = useApi()
  const queryClient = useQueryClient()

  return (webhook) => {
    queryClient.setQueryData(api.outgoingWebhooks.get.queryKey({ input: { id: webhook.id } }), webhook)
    queryClient.setQueryData(api.outgoingWebhooks.list.queryKey(), (webhooks) => {
      if (!webhooks) return webhooks
      const isKnown = webhooks.some(({ id }) => id === webhook.id)

      return isKnown ? webhooks.map((known) => (known.id === webhook.id ? webhook : known)) : [webhook, ...webhooks]
    })
  }
}
