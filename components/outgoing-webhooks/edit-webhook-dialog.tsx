'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { useKeepWebhook } from '#components/outgoing-webhooks/use-webhook-acts.ts'
import { WebhookFields, type WebhookValues, webhookFormSchema } from '#components/outgoing-webhooks/webhook-fields.tsx'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import type { OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'

/** The button with its dialog. What waits to be sent goes to the new address. */
export function EditWebhookDialog({ webhook }: { webhook: OutgoingWebhook }) {
  const api = useApi()
  const keep = useKeepWebhook()
  const [isOpen, setIsOpen] = useState(false)
  const { id, name, url, events, includesPay, includesConfidential } = webhook
  const shown: WebhookValues = { name, url, events, includesPay, includesConfidential }
  const form = useForm<WebhookValues>({ resolver: zodResolver(webhookFormSchema), defaultValues: shown })
  const update = useMutation(
    api.outgoingWebhooks.update.mutationOptions({
      onSuccess: (updated) => {
        keep(updated)
        change(false)
        toast.success('Webhook saved')
      },
    }),
  )
  // What is typed stays while notices come in: the form takes what is shown only when it opens.
  function change(next: boolean) {
    setIsOpen(next)
    form.reset(shown)
    update.reset()
  }

  return (
    <FormDialog
      title="Edit webhook"
      description="What waits to be sent goes to the new address, too."
      isWide
      isOpen={isOpen}
      onOpenChange={change}
      hasNoSuggestions
      submitLabel="Save webhook"
      isSubmitting={update.isPending}
      onSubmit={form.handleSubmit((values) => update.mutate({ id, ...values }))}
      trigger={<Button size="sm">Edit…</Button>}
    >
      <WebhookFields form={form} failure={update.error ? readErrorMessage(update.error) : null} />
    </FormDialog>
  )
}
