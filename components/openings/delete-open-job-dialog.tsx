'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { openJobOptions } from '#components/openings/open-job-queries.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'

type DeleteOpenJobDialogProps = {
  job: Pick<OpenJobSummary, 'id' | 'title' | 'identifier'>
  isOpen: boolean
  onClose: () => void
  onDeleted: () => void
}

/** Asks before a job that was only planned goes for good. */
export function DeleteOpenJobDialog({ job, isOpen, onClose, onDeleted }: DeleteOpenJobDialogProps) {
  const api = useApi()
  const queryClient = useQueryClient()
  const { id, title, identifier } = job
  const remove = useMutation(
    api.openJobs.remove.mutationOptions({
      onSuccess: async () => {
        onClose()
        onDeleted()
        toast.success(`${title ?? 'The open job'} is deleted`)
        queryClient.removeQueries({ queryKey: openJobOptions({ api, id }).queryKey })
        await queryClient.invalidateQueries({ queryKey: api.openJobs.key() })
      },
      onError: toastError,
    }),
  )

  return (
    <ConfirmDialog
      title={
        <>
          Delete <bdi className="[overflow-wrap:anywhere]">{title ?? 'this open job'}</bdi>?
        </>
      }
      description={`${identifier ? `${identifier} goes with every value and its history. ` : 'Every value and its history go. '}It cannot be taken back. The audit log keeps that it happened.`}
      confirmLabel="Delete open job"
      isDanger
      isLoading={remove.isPending}
      isOpen={isOpen}
      onOpenChange={(next) => (next ? undefined : onClose())}
      onConfirm={() => remove.mutate({ id })}
    />
  )
}
