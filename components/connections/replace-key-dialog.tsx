import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { SecretInput } from '#components/connections/secret-input.tsx'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Button, type ButtonProps } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { apiKeySchema } from '#lib/domain/connections/schema.ts'

const schema = z.object({ apiKey: apiKeySchema })

/** The button with its dialog: the new key is checked with Ashby before it takes the old one's place. */
export function ReplaceKeyDialog({ connection, size }: { connection: Connection; size?: ButtonProps['size'] }) {
  const api = useApi()
  const keep = useKeepConnection()
  const [isOpen, setIsOpen] = useState(false)
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { apiKey: '' } })
  const replaceKey = useMutation(
    api.connections.replaceKey.mutationOptions({
      onSuccess: (replaced) => {
        keep(replaced)
        change(false)
        toast.success(`Key replaced, it ends in ${replaced.keyLastFour ?? ''}`)
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
      title="Replace key"
      description="The new key is checked with Ashby first. Until then the old one stays in use."
      isOpen={isOpen}
      onOpenChange={change}
      trigger={<Button size={size}>Replace key</Button>}
      submitLabel="Check and replace"
      isSubmitting={replaceKey.isPending}
      onSubmit={submit}
      hasNoSuggestions
    >
      <Field
        label="New API key"
        error={form.formState.errors.apiKey?.message ?? failure?.fields.apiKey}
        help="Treat it like a password: do not share it in chat or tickets."
      >
        <SecretInput {...form.register('apiKey')} />
      </Field>
      {failure && !failure.fields.apiKey ? (
        <Notice tone="rust" isAnnounced>
          {failure.userMessage} The old key stays in use.
        </Notice>
      ) : null}
    </FormDialog>
  )
}
