'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { toast } from '#components/ui/toast.ts'

/**
 * Reads Ashby's custom fields: by itself when the mapper opens, so that what was added in Ashby just now is there, and when somebody asks.
 * The catalogue follows by a live update.
 */
export function useReadFields({ connectionId, isReadOnly }: { connectionId: string; isReadOnly: boolean }): () => void {
  const api = useApi()
  const { mutate } = useMutation(api.mappings.refreshCatalogue.mutationOptions())

  useEffect(() => {
    // Nobody asked for it, so nobody is told when it fails: the catalogue says how old it is.
    if (!isReadOnly) mutate({ connectionId })
  }, [mutate, connectionId, isReadOnly])

  return () =>
    mutate(
      { connectionId, isForced: true },
      { onSuccess: () => toast.success('Reading Ashby’s fields', { description: 'What is new appears by itself.' }), onError: toastError },
    )
}
