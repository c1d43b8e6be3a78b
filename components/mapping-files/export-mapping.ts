'use client'

import { useMutation } from '@tanstack/react-query'
import { useApiClient } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import type { MappingRef } from '#components/mappings/mapping-queries.ts'

/** Saves the live mapping as a file. */
export function useExportMapping(ref: MappingRef): { exportMapping: () => void; isExporting: boolean } {
  const client = useApiClient()
  const act = useMutation({
    mutationFn: () => client.mappings.exportFile(ref),
    onSuccess: saveText,
    onError: toastError,
  })

  return { exportMapping: () => act.mutate(), isExporting: act.isPending }
}

/** Hands a text to the browser to save. */
function saveText({ name, text }: { name: string; text: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
