import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { toast } from '#components/ui/toast.ts'
import type { OpenJobRef } from '#lib/domain/open-jobs/suggestions/contract.ts'

type Named = Pick<OpenJobRef, 'id' | 'title' | 'identifier'>

export type FillActs = {
  /** The job that is being filled or taken back. */
  pendingId: string | null
  fill: (job: Named) => void
  takeBack: (job: Named) => void
}

/** Filling an open job with a hire, and taking that back; each undoes the other. */
export function useFillActs({ newHireId }: { newHireId: string }): FillActs {
  const api = useApi()
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.openJobs.key() })
  const fill = useMutation(api.openJobs.fill.mutationOptions({ onSuccess: refresh, onError: toastError }))
  const undo = useMutation(api.openJobs.undoFill.mutationOptions({ onSuccess: refresh, onError: toastError }))
  const doFill = (job: Named, onDone?: () => void) => fill.mutate({ id: job.id, newHireId }, { onSuccess: onDone })
  const doUndo = (job: Named, onDone?: () => void) => undo.mutate({ id: job.id }, { onSuccess: onDone })

  return {
    pendingId: fill.isPending ? fill.variables.id : undo.isPending ? undo.variables.id : null,
    fill: (job) => doFill(job, () => toast.success(`${nameJob(job)} is filled`, { action: { label: 'Undo', onClick: () => doUndo(job) } })),
    takeBack: (job) =>
      doUndo(job, () => toast.success(`${nameJob(job)} is open again`, { action: { label: 'Undo', onClick: () => doFill(job) } })),
  }
}

function nameJob({ identifier, title }: Named): string {
  return identifier ?? title ?? 'The job'
}
