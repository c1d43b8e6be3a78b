'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import {
  type BulkChange,
  type BulkStep,
  describeAllSo,
  describeBulkDone,
  describeBulkRefused,
  findWayBack,
} from '#components/openings-bulk/bulk-change.ts'
import type { Refusal } from '#components/record/refused-dialog.tsx'
import { useIsShown } from '#components/record/use-is-shown.ts'
import { toast } from '#components/ui/toast.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type BulkRun = { steps: readonly BulkStep[]; before: readonly OpenJobSummary[]; isUndo: boolean }

export type UseBulkChangeOptions = {
  onDone: (ids: readonly string[]) => void
  /** Only while the screen is there: afterwards a toast tells. */
  onRefused: (refused: Refusal[]) => void
}

type UseBulkChange = { run: (input: { change: BulkChange; jobs: readonly OpenJobSummary[] }) => void; isSaving: boolean }

/** Changes many open jobs, with the way back in the toast. */
export function useBulkChange({ onDone, onRefused }: UseBulkChangeOptions): UseBulkChange {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const isShown = useIsShown()
  const mutation = useMutation({
    mutationFn: async ({ steps }: BulkRun) => {
      const results = await Promise.all(steps.map(({ change, ids }) => client.openJobs.setMany({ ids: [...ids], ...toInput(change) })))

      return {
        changed: results.flatMap(({ changed }) => changed),
        unchanged: results.flatMap(({ unchanged }) => unchanged),
        refused: results.flatMap(({ refused }) => refused),
      }
    },
    onSuccess: ({ changed, unchanged, refused }, { steps: [first], before, isUndo }) => {
      if (!isUndo) onDone([...changed, ...unchanged])
      const back = first && !isUndo ? findWayBack({ change: first.change, changed, before }) : null
      const undo = back && { label: 'Undo', onClick: () => mutation.mutate({ steps: back, before, isUndo: true }) }
      if (isUndo && changed.length > 0) toast.success(`Took back ${formatCountOf({ count: changed.length, one: 'change' })}`)
      else if (first && changed.length > 0) {
        const words = describeBulkDone({ change: first.change, changed: changed.length, unchanged: unchanged.length })
        toast.success(words, undo ? { action: undo } : undefined)
      } else if (refused.length === 0) toast.message(describeAllSo(unchanged.length))
      if (refused.length === 0) return
      const named = refused.map(({ id, problem }) => ({ id, problem, name: before.find((job) => job.id === id)?.title ?? null }))
      if (isShown.current) onRefused(named)
      else toast.error(describeBulkRefused(refused.length), { description: refused[0]?.problem })
    },
    onError: (error) => {
      const { title, userMessage } = readErrorMessage(error)
      toast.error(title, { description: userMessage })
    },
    // Part of it may be done although the answer was lost.
    onSettled: () => void queryClient.invalidateQueries({ queryKey: api.openJobs.key() }),
  })

  return {
    run: ({ change, jobs }) => mutation.mutate({ steps: [{ change, ids: jobs.map(({ id }) => id) }], before: jobs, isUndo: false }),
    isSaving: mutation.isPending,
  }
}

function toInput(change: BulkChange) {
  return change.kind === 'status'
    ? { status: change.status, closeReason: change.closeReason }
    : { values: { [change.field.key]: change.value } }
}
