'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { useRefreshFields } from '#components/fields/use-refresh-fields.ts'
import { isUnderWay } from '#components/mapping-runs/run-words.ts'
import type { MappingRef } from '#components/mappings/mapping-queries.ts'
import type { MappingRun } from '#lib/domain/mappings/runs/contract.ts'

const POLL_MS = 1000

/**
 * The newest pass of a mapping; null where there was none, or where it is not known yet. While one is on its way it is asked for every
 * second, and what it filled is read again when it ends.
 */
export function useLatestRun(ref: MappingRef): MappingRun | null {
  const api = useApi()
  const refresh = useRefreshFields()
  const { data: run = null } = useQuery(
    api.mappingRuns.latest.queryOptions({
      input: ref,
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? POLL_MS : false),
    }),
  )
  const seenId = useRef<string | null>(null)
  const runId = run?.id ?? null
  const isOnItsWay = run !== null && isUnderWay(run)

  useEffect(() => {
    if (isOnItsWay) {
      seenId.current = runId
      return
    }
    if (runId === null || seenId.current !== runId) return
    seenId.current = null
    void refresh()
  }, [isOnItsWay, runId, refresh])

  return run
}
