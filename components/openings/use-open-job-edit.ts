'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { openJobOptions } from '#components/openings/open-job-queries.ts'
import { toast } from '#components/ui/toast.ts'
import type { OpenJobField } from '#lib/domain/open-jobs/contract.ts'

type Edit = { field: Pick<OpenJobField, 'key' | 'label' | 'value'>; value: string | null }

export type OpenJobEdit = {
  /** The field whose editor is open. */
  openKey: string | null
  open: (key: string | null) => void
  save: (edit: Edit) => void
  isSaving: boolean
  /** Why the server refused what was typed. */
  problem: string | null
}

/** Changes fields of an open job, one at a time and with the way back. What the server refused is told at the field. */
export function useOpenJobEdit({ id }: { id: string }): OpenJobEdit {
  const api = useApi()
  const queryClient = useQueryClient()
  const [openKey, setOpenKey] = useState<string | null>(null)
  const set = useMutation(
    api.openJobs.setField.mutationOptions({
      onSuccess: (job) => {
        queryClient.setQueryData(openJobOptions({ api, id: job.id }).queryKey, job)
        for (const queryKey of [
          api.openJobs.list.key(),
          api.openJobs.counts.key(),
          api.openJobs.choices.key(),
          api.openJobs.headcount.key(),
        ])
          void queryClient.invalidateQueries({ queryKey })
      },
      onError: (error) => {
        if (readErrorMessage(error).code === 'conflict') void queryClient.invalidateQueries({ queryKey: api.openJobs.get.key() })
      },
    }),
  )
  const undo = ({ field, value }: Edit) =>
    set.mutate(
      { id, field: field.key, value: field.value, seen: { value } },
      { onError: (error) => toast.error('This change stays', { description: readErrorMessage(error).userMessage }) },
    )
  const save = ({ field, value }: Edit) =>
    set.mutate(
      { id, field: field.key, value, seen: { value: field.value } },
      {
        onSuccess: (job) => {
          const saved = job.fields.find(({ key }) => key === field.key)?.value ?? null
          setOpenKey(null)
          toast.success(`${field.label} is saved`, { action: { label: 'Undo', onClick: () => undo({ field, value: saved }) } })
        },
      },
    )
  const failure = set.error === null ? null : readErrorMessage(set.error)

  return {
    openKey,
    open: (key) => {
      set.reset()
      setOpenKey(key)
    },
    save,
    isSaving: set.isPending,
    problem: failure && (Object.values(failure.fields)[0] ?? failure.userMessage),
  }
}
