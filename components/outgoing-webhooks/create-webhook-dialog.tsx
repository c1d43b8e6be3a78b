'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import type { ShownSecret } from '#components/outgoing-webhooks/secret-panel.tsx'
import { useKeepWebhook } from '#components/outgoing-webhooks/use-webhook-acts.ts'
import { WebhookFields, type WebhookValues, webhookFormSchema } from '#components/outgoing-webhooks/webhook-fields.tsx'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Button } from '#components/ui/button.tsx'

const EMPTY: WebhookValues = { name: '', url: '', events: [], includesPay: false, includesConfidential: false }

/** The button with its dialog: who is told, where, and of what. */
export function CreateWebhookDialog({ onMade }: { onMade: (made: ShownSecret) => void }) {
  const api = useApi()
  const keep = useKeepWebhook()
  const [isOpen, setIsOpen] = useState(false)
  const form = useForm<WebhookValues>({ resolver: zodResolver(webhookFormSchema), defaultValues: EMPTY })
  const create = useMutation(
    api.outgoingWebhooks.create.mutationOptions({
      onSuccess: ({ webhook, secret }) => {
        keep(webhook)
        change(false)
        onMade({ webhook, secret })
      },
    }),
  )
  function change(next: boolean) {
    setIsOpen(next)
    form.reset(EMPTY)
    create.reset()
  }

  return (
    <FormDialog
      title="Add webhook"
      description="Another system is told at once of what happens here. It is on from the start."
      isWide
      isOpen={isOpen}
      onOpenChange={change}
      hasNoSuggestions
      submitLabel="Add webhook"
      isSubmitting={create.isPending}
      onSubmit={form.handleSubmit((values) => create.mutate(values))}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden="true" />}>
          Add webhook
        </Button>
      }
    >
      <WebhookFields form={form} failure={create.error ? readErrorMessage(create.error) : null} />
    </FormDialog>
  )
}
