'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { closesOpening } from '#components/openings-sync/opening-look.ts'
import { itemsOptions, setupOptions } from '#components/openings-sync/sync-queries.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'

export type CloseReason = { id: string; label: string }

export type CloseReasonControl = {
  /** Whether cancelling closes anything in Ashby. */
  isAsked: boolean
  isLoading: boolean
  options: ReadonlyArray<{ value: string; label: string }>
  chosen: CloseReason | undefined
  choose: (id: string) => void
  /** Why it cannot be cancelled yet. Where Ashby's reasons are not known nothing holds it back: the sync then asks for one. */
  blockedReason: string | null
}

/** The reason that Ashby wants for closing an opening. The one of the settings is chosen already. */
export function useCloseReason({
  jobs,
  isOpen,
}: {
  jobs: ReadonlyArray<Pick<OpenJobSummary, 'opening'>>
  isOpen: boolean
}): CloseReasonControl {
  const api = useApi()
  const { data: setup } = useQuery(setupOptions({ api }))
  const isAsked = (setup?.isOn ?? false) && jobs.some(({ opening }) => closesOpening(opening))
  const query = useQuery({ ...itemsOptions({ api, kind: 'closeReason' }), enabled: isAsked && isOpen })
  const [chosenId, setChosenId] = useState<string | null>(null)
  const usual = setup?.closeReason ?? null
  const listed = (query.data ?? []).map(({ externalId, name }) => ({ value: externalId, label: name }))
  const options = usual && !listed.some(({ value }) => value === usual.id) ? [{ value: usual.id, label: usual.label }, ...listed] : listed
  const found = options.find(({ value }) => value === (chosenId ?? usual?.id))

  return {
    isAsked,
    isLoading: isAsked && isOpen && query.isPending,
    options,
    chosen: isAsked && found ? { id: found.value, label: found.label } : undefined,
    choose: setChosenId,
    blockedReason: isAsked && options.length > 0 && !found ? 'close reason missing' : null,
  }
}
