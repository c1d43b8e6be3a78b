'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { openJobLooks } from '#components/openings/open-job-looks.ts'
import { openJobOptions } from '#components/openings/open-job-queries.ts'
import { isSettable } from '#components/openings/open-job-rules.ts'
import type { CloseReason } from '#components/openings-sync/use-close-reason.ts'
import { toast } from '#components/ui/toast.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import type { SettableStatus } from '#lib/domain/open-jobs/terms.ts'

type SetStatus = {
  job: Pick<OpenJobSummary, 'status'>
  status: SettableStatus
  /** With Cancelled, where that closes an opening in Ashby. */
  closeReason?: CloseReason | undefined
}

/** Changes the recruiting status of one open job, with the way back in the toast. */
export function useSetStatus({ id }: { id: string }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const mutation = useMutation(
    api.openJobs.setStatus.mutationOptions({
      onSuccess: (job) => queryClient.setQueryData(openJobOptions({ api, id: job.id }).queryKey, job),
      // Part of it may be done although the answer was lost, and the list, its counts and the headcount follow.
      onSettled: () => void queryClient.invalidateQueries({ queryKey: api.openJobs.key() }),
    }),
  )
  const undo = ({ to, from }: { to: SettableStatus; from: SettableStatus }) =>
    mutation.mutate(
      { id, status: to, seen: from },
      { onError: (error) => toast.error('This change stays', { description: readErrorMessage(error).userMessage }) },
    )
  const set = ({ job, status, closeReason }: SetStatus) => {
    const before = job.status
    mutation.mutate(
      { id, status, seen: before, closeReason },
      {
        onSuccess: () =>
          toast.success(
            `Now ${openJobLooks[status].word}`,
            isSettable(before) ? { action: { label: 'Undo', onClick: () => undo({ to: before, from: status }) } } : undefined,
          ),
      },
    )
  }

  return { set, isSaving: mutation.isPending, error: mutation.error, reset: mutation.reset }
}
