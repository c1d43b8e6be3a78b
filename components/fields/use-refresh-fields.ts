'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'

/** Reads again what a change of a field or a mapping changes. The live notice would come a moment later. */
export function useRefreshFields(): () => Promise<void> {
  const api = useApi()
  const queryClient = useQueryClient()
  const keys = [
    api.fields.key(),
    api.mappings.key(),
    api.mappingRuns.key(),
    api.offers.key(),
    api.newHires.key(),
    api.people.key(),
    api.openJobs.key(),
  ]

  return async () => {
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  }
}
