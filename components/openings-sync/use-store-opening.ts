'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { openingOptions } from '#components/openings-sync/sync-queries.ts'
import type { Opening } from '#lib/domain/openings/contract.ts'

/** Shows an answer at once. The open job, its list and the counts of the sync follow: taking theirs changes the job. */
export function useStoreOpening(): (opening: Opening) => void {
  const api = useApi()
  const queryClient = useQueryClient()

  return (opening) => {
    queryClient.setQueryData(openingOptions({ api, openJobId: opening.openJobId }).queryKey, opening)
    void queryClient.invalidateQueries({ queryKey: api.openJobs.key() })
    void queryClient.invalidateQueries({ queryKey: api.openings.setup.key() })
  }
}
