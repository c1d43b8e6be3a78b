import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { SecretInput } from '#components/connections/secret-input.tsx'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Field } from '#components/ui/field.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { apiKeySchema } from '#lib/domain/connections/schema.ts'

const schema = z.object({ apiKey: apiKeySchema })

type KeyDialogProps = {
  connection: Connection
  title: string
  description: string
  label: string
  submitLabel: string
  /** Said behind what the check found wrong. */
  whyUnchanged: string
  trigger: ReactElement
  onSaved: (connection: Connection) => void
}

/** A dialog that takes a key for an account that is there: it is checked with Ashby before it is saved. */
export function KeyDialog({ connection, title, description, label, submitLabel, whyUnchanged, trigger, onSaved }: KeyDialogProps) {
  const api = useApi()
  const keep = useKeepConnection()
  const [isOpen, setIsOpen] = useState(false)
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { apiKey: '' } })
  const replaceKey = useMutation(
    api.connections.replaceKey.mutationOptions({
      onSuccess: (saved) => {
        keep(saved)
        change(false)
        onSaved(saved)
      },
    }),
  )
  const failure = replaceKey.error ? readErrorMessage(replaceKey.error) : null
  const change = (next: boolean) => {
    setIsOpen(next)
    // A key must not wait in memory for the next time the dialog opens.
    form.reset()
    replaceKey.reset()
  }
  const submit = form.handleSubmit(({ apiKey }) => replaceKey.mutate({ id: connection.id, apiKey }))

  return (
    <FormDialog
      title={title}
      description={description}
      isOpen={isOpen}
      onOpenChange={change}
      trigger={trigger}
      submitLabel={submitLabel}
      isSubmitting={replaceKey.isPending}
      onSubmit={submit}
      hasNoSuggestions
    >
      <Field
        label={label}
        error={form.formState.errors.apiKey?.message ?? failure?.fields.apiKey}
        help="Treat it like a password: do not share it in chat or tickets."
      >
        <SecretInput {...form.register('apiKey')} />
      </Field>
      {failure && !failure.fields.apiKey ? (
        <Notice tone="rust" isAnnounced>
          {failure.userMessage} {whyUnchanged}
        </Notice>
      ) : null}
    </FormDialog>
  )
}
