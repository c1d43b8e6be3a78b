'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { readDrafts } from '#components/openings/open-job-drafts.ts'
import { buildOpeningsHref } from '#components/openings/open-job-filters.ts'
import { openJobFieldsOptions, openJobOptions } from '#components/openings/open-job-queries.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { toast } from '#components/ui/toast.ts'
import { useGo } from '#components/ui/use-go.ts'
import type { SettableStatus } from '#lib/domain/open-jobs/terms.ts'

/** What is typed for a new open job, what is wrong with it, and the way to add it. */
export function useAddOpenJob(onClose: () => void) {
  const api = useApi()
  const go = useGo()
  const { slug } = useOrganization()
  const queryClient = useQueryClient()
  const query = useQuery(openJobFieldsOptions({ api }))
  const fields = query.data?.filter(({ isArchived }) => !isArchived)
  const [drafts, setDrafts] = useState<Record<string, string>>({})
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [status, setStatus] = useState<Extract<SettableStatus, 'Planned' | 'Active'>>('Planned')
  const create = useMutation(
    api.openJobs.create.mutationOptions({
      onSuccess: (job) => {
        queryClient.setQueryData(openJobOptions({ api, id: job.id }).queryKey, job)
        void queryClient.invalidateQueries({ queryKey: api.openJobs.key() })
        toast.success(`${job.title ?? 'The open job'} is added`, job.identifier ? { description: job.identifier } : undefined)
        onClose()
        go(buildOpeningsHref({ slug, id: job.id }))
      },
      onError: (error) => setErrors(readErrorMessage(error).fields),
    }),
  )
  const change = (key: string, text: string) => {
    setDrafts((all) => ({ ...all, [key]: text }))
    setErrors(({ [key]: _, ...others }) => others)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!fields) return
    const { values, problems } = readDrafts({ fields, drafts, status })
    setErrors(problems)
    if (Object.keys(problems).length === 0) create.mutate({ values, status })
  }
  // What is said at a field need not be said twice.
  const isToldInside = create.error !== null && Object.keys(readErrorMessage(create.error).fields).some((key) => hasField(fields, key))

  return {
    fields,
    failure: query.error ?? (isToldInside ? null : create.error),
    drafts,
    errors,
    status,
    setStatus,
    change,
    submit,
    isSaving: create.isPending,
  }
}

function hasField(fields: readonly { key: string }[] | undefined, key: string): boolean {
  return fields?.some((field) => field.key === key) ?? false
}
