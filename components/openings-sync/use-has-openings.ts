'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { setupOptions } from '#components/openings-sync/sync-queries.ts'

/** Whether open jobs go to Ashby here. False until it is known. */
export function useHasOpenings(): boolean {
  return useQuery(setupOptions({ api: useApi() })).data?.isOn ?? false
}
