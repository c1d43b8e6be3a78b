'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { useRefreshFields } from '#components/fields/use-refresh-fields.ts'
import type { MappingRun } from '#lib/domain/mappings/runs/contract.ts'

/** Starts passes. What they answer is the newest pass at once, so that its progress stands on screen without a wait. */
export function useRunActs({ onStarted }: { onStarted: (run: MappingRun) => void }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const refresh = useRefreshFields()
  const options = {
    onSuccess: (run: MappingRun) => {
      const { connectionId, object } = run
      queryClient.setQueryData(api.mappingRuns.latest.queryKey({ input: { connectionId, object } }), run)
      // An undo has made a version.
      void queryClient.invalidateQueries({ queryKey: api.mappings.key() })
      onStarted(run)
    },
    // A refusal says that somebody was faster: what they did is shown.
    onError: () => void refresh(),
  }

  return {
    reapply: useMutation(api.mappingRuns.reapply.mutationOptions(options)),
    undo: useMutation(api.mappingRuns.undo.mutationOptions(options)),
  }
}
