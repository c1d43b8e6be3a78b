'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Document } from '#lib/domain/documents/contract.ts'

/** Asks, because deleted bytes do not come back. */
export function DeleteDocumentDialog({ document, isOpen, onClose }: { document: Document; isOpen: boolean; onClose: () => void }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const remove = useMutation(
    api.documents.remove.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.documents.key() })
        onClose()
        toast.success(`${document.name} is deleted`)
      },
      onError: toastError,
    }),
  )

  return (
    <ConfirmDialog
      title={
        <>
          Delete <bdi className="[overflow-wrap:anywhere]">{document.name}</bdi>?
        </>
      }
      description="The document is gone for everybody and cannot be brought back. The audit log keeps that it was here."
      confirmLabel="Delete document"
      isDanger
      isLoading={remove.isPending}
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      onConfirm={() => remove.mutate({ id: document.id })}
    />
  )
}
