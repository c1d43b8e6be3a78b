import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { connectionNameSchema } from '#lib/domain/connections/schema.ts'

const schema = z.object({ name: connectionNameSchema })

/** The button with its dialog: another name for the account, in Handoff only. */
export function RenameDialog({ connection }: { connection: Connection }) {
  const api = useApi()
  const keep = useKeepConnection()
  const [isOpen, setIsOpen] = useState(false)
  const form = useForm({ resolver: zodResolver(schema), values: { name: connection.name } })
  const rename = useMutation(
    api.connections.rename.mutationOptions({
      onSuccess: (renamed) => {
        keep(renamed)
        setIsOpen(false)
        toast.success(`Renamed to ${renamed.name}`)
      },
      onError: toastError,
    }),
  )
  const change = (next: boolean) => {
    form.reset()
    setIsOpen(next)
  }
  const submit = form.handleSubmit(({ name }) => rename.mutate({ id: connection.id, name }))

  return (
    <FormDialog
      title="Rename account"
      description="The name is Handoff’s own; nothing changes in Ashby."
      isOpen={isOpen}
      onOpenChange={change}
      trigger={<Button size="sm">Rename</Button>}
      submitLabel="Rename account"
      isSubmitting={rename.isPending}
      onSubmit={submit}
    >
      <Field label="Account name" error={form.formState.errors.name?.message}>
        <Input {...form.register('name')} autoComplete="off" />
      </Field>
    </FormDialog>
  )
}
