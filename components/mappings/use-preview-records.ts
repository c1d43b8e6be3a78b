'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryState } from 'nuqs'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { mappingParsers } from '#components/mappings/mapping-address.ts'
import { type MappingRef, mappingQueries } from '#components/mappings/mapping-queries.ts'
import { useCan } from '#components/organization/use-organization.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { PreviewRecord } from '#lib/domain/mappings/contract.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'

export type PreviewRecords = {
  /** The record that rules are tried on; null where there is none. */
  record: PreviewRecord | null
  choose: (record: PreviewRecord) => void
  /** Recent records, newest first. */
  recent: readonly PreviewRecord[]
  /** The role may change the mapping, and not see the records that it fills. */
  isHidden: boolean
  isPending: boolean
  error: unknown
  retry: () => void
}

const recordPermissions: Readonly<Record<MappedObject, Permission>> = { Offer: 'offers.read', Person: 'newHires.manage' }

/** The record of the preview: the one in the address, else the newest. */
export function usePreviewRecords(ref: MappingRef): PreviewRecords {
  const api = useApi()
  const [id, setId] = useQueryState('record', mappingParsers.record)
  // One that was searched for is not among the recent ones.
  const [chosen, setChosen] = useState<PreviewRecord | null>(null)
  const isHidden = !useCan()(recordPermissions[ref.object])
  const recent = useQuery({ ...mappingQueries.records({ api, ...ref, search: '' }), enabled: !isHidden })
  const list = recent.data ?? []
  const named = [...list, ...(chosen ? [chosen] : [])].find((record) => record.id === id)

  return {
    record: named ?? list[0] ?? null,
    choose: (next) => {
      setChosen(next)
      void setId(next.id)
    },
    recent: list,
    isHidden,
    isPending: recent.isPending && !isHidden,
    error: recent.error,
    retry: () => void recent.refetch(),
  }
}
