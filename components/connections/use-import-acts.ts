'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'

/** Acts on the import of an account. What each answers stands on the connection at once, before the live update comes. */
export function useImportActs(connectionId: string) {
  const api = useApi()
  const queryClient = useQueryClient()
  const keep = (lastImport: Sweep) => {
    queryClient.setQueryData(api.connections.get.queryKey({ input: { id: connectionId } }), (known) => known && { ...known, lastImport })
  }
  const options = { onSuccess: keep, onError: toastError }

  return {
    count: useMutation(api.sweeps.count.mutationOptions(options)),
    start: useMutation(api.sweeps.import.mutationOptions(options)),
    pause: useMutation(api.sweeps.pause.mutationOptions(options)),
    resume: useMutation(api.sweeps.resume.mutationOptions(options)),
    cancel: useMutation(api.sweeps.cancel.mutationOptions(options)),
  }
}

export type ImportActs = ReturnType<typeof useImportActs>
