'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { buildWebhooksHref } from '#components/outgoing-webhooks/webhook-paths.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import { useGo } from '#components/ui/use-go.ts'
import type { OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** The button with its question: what is not sent any more, and what goes. */
export function DeleteWebhookDialog({ webhook }: { webhook: OutgoingWebhook }) {
  const api = useApi()
  const { slug } = useOrganization()
  const go = useGo()
  const queryClient = useQueryClient()
  const [isOpen, setIsOpen] = useState(false)
  const { id, name, waitingCount } = webhook
  const remove = useMutation(
    api.outgoingWebhooks.remove.mutationOptions({
      onSuccess: () => {
        setIsOpen(false)
        queryClient.setQueryData(api.outgoingWebhooks.list.queryKey(), (webhooks) => webhooks?.filter((one) => one.id !== id))
        go(buildWebhooksHref(slug))
        toast.success(`${name} is deleted`)
      },
      onError: toastError,
    }),
  )

  return (
    <ConfirmDialog
      title={
        <span className="[overflow-wrap:anywhere]">
          Delete ‘<bdi>{name}</bdi>’?
        </span>
      }
      description={
        <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-ink-3">
          <li>The other system is told nothing more.</li>
          {waitingCount > 0 ? <li>{formatCountOf({ count: waitingCount, one: 'message' })} that wait are not sent.</li> : null}
          <li>Its log and its secret go with it. It cannot be brought back. To pause it, switch it off instead.</li>
        </ul>
      }
      confirmLabel="Delete webhook"
      cancelLabel="Keep webhook"
      isDanger
      isLoading={remove.isPending}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onConfirm={() => remove.mutate({ id })}
      trigger={<Button size="sm">Delete webhook…</Button>}
    />
  )
}
