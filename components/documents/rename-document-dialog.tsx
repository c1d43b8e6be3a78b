'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { type Document, documentNameSchema } from '#lib/domain/documents/contract.ts'

const schema = z.object({ name: documentNameSchema })

/** Another name for a document; its ending stays. */
export function RenameDocumentDialog({ document, isOpen, onClose }: { document: Document; isOpen: boolean; onClose: () => void }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const form = useForm({ resolver: zodResolver(schema), values: { name: document.name } })
  const rename = useMutation(
    api.documents.rename.mutationOptions({
      onSuccess: async (renamed) => {
        await queryClient.invalidateQueries({ queryKey: api.documents.key() })
        onClose()
        toast.success(`Renamed to ${renamed.name}`)
      },
      onError: toastError,
    }),
  )
  const close = () => {
    form.reset()
    onClose()
  }

  return (
    <FormDialog
      title="Rename document"
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) close()
      }}
      submitLabel="Rename document"
      isSubmitting={rename.isPending}
      onSubmit={form.handleSubmit(({ name }) => rename.mutate({ id: document.id, name }))}
    >
      <Field label="Name" error={form.formState.errors.name?.message}>
        <Input {...form.register('name')} autoComplete="off" />
      </Field>
    </FormDialog>
  )
}
