'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryState } from 'nuqs'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { mappingParsers } from '#components/mappings/mapping-address.ts'
import { type MappingRef, mappingQueries } from '#components/mappings/mapping-queries.ts'
import type { PreviewRecord } from '#lib/domain/mappings/contract.ts'

export type PreviewRecords = {
  /** The record that rules are tried on; null where there is none. */
  record: PreviewRecord | null
  choose: (record: PreviewRecord) => void
  /** Recent records, newest first. */
  recent: readonly PreviewRecord[]
  isPending: boolean
  error: unknown
  retry: () => void
}

/** The record of the preview: the one in the address, else the newest. */
export function usePreviewRecords(ref: MappingRef): PreviewRecords {
  const api = useApi()
  const [id, setId] = useQueryState('record', mappingParsers.record)
  // One that was searched for is not among the recent ones.
  const [chosen, setChosen] = useState<PreviewRecord | null>(null)
  const recent = useQuery(mappingQueries.records({ api, ...ref, search: '' }))
  const list = recent.data ?? []
  const named = [...list, ...(chosen ? [chosen] : [])].find((record) => record.id === id)

  return {
    record: named ?? list[0] ?? null,
    choose: (next) => {
      setChosen(next)
      void setId(next.id)
    },
    recent: list,
    isPending: recent.isPending,
    error: recent.error,
    retry: () => void recent.refetch(),
  }
}
