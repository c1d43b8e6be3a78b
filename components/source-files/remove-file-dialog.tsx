'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { PersonFile } from '#lib/domain/people/files/contract.ts'

type RemoveFileDialogProps = { personId: string; file: PersonFile; isOpen: boolean; onClose: () => void }

/** Asks, because deleted bytes do not come back. */
export function RemoveFileDialog({ personId, file, isOpen, onClose }: RemoveFileDialogProps) {
  const api = useApi()
  const queryClient = useQueryClient()
  const remove = useMutation(
    api.personFiles.remove.mutationOptions({
      onSuccess: (after) => {
        queryClient.setQueryData(api.personFiles.list.queryKey({ input: { id: personId } }), after)
        onClose()
        toast.success(`${file.name} is deleted`)
      },
      onError: toastError,
    }),
  )

  return (
    <ConfirmDialog
      title={
        <>
          Delete <bdi className="[overflow-wrap:anywhere]">{file.name}</bdi>?
        </>
      }
      description={
        file.kind
          ? 'It stays in Ashby and is not fetched again by itself. The history keeps that it was here.'
          : 'The document is gone for everybody and cannot be brought back. The history keeps that it was here.'
      }
      confirmLabel="Delete document"
      isDanger
      isLoading={remove.isPending}
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      onConfirm={() => remove.mutate({ id: personId, fileId: file.id })}
    />
  )
}
