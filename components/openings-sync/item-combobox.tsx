'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { NOTHING } from '#components/openings-sync/match-drafts.ts'
import { itemsOptions, LISTED_MAX } from '#components/openings-sync/sync-queries.ts'
import { Combobox } from '#components/ui/combobox.tsx'
import { useSettledValue } from '#components/ui/use-settled-value.ts'
import type { SourceItemKind } from '#lib/domain/openings/terms.ts'

const SETTLE_MS = 200

export type ItemComboboxProps = {
  kind: SourceItemKind
  label: string
  searchLabel: string
  /** An id of Ashby's, NOTHING, or null for nothing chosen yet. */
  value: string | null
  /** What is chosen, by its name: it may not be among what is listed. */
  chosenName: string | null
  onValueChange: (value: string) => void
  isDisabled?: boolean
}

/** One entry of a list of Ashby's, or "Nothing in Ashby". Lists too long to be told whole are searched on the server. */
export function ItemCombobox({ kind, label, searchLabel, value, chosenName, onValueChange, isDisabled }: ItemComboboxProps) {
  const api = useApi()
  const [typed, setTyped] = useState('')
  const all = useQuery(itemsOptions({ api, kind }))
  const isLong = (all.data?.length ?? 0) >= LISTED_MAX
  const search = useSettledValue({ value: typed, delayMs: SETTLE_MS })
  const found = useQuery({
    ...itemsOptions({ api, kind, search }),
    enabled: isLong && search !== '' && search !== chosenName,
    placeholderData: keepPreviousData,
  })
  const items = (isLong && search !== '' && search !== chosenName ? found.data : undefined) ?? all.data ?? []
  const options = [
    { value: NOTHING, label: 'Nothing in Ashby' },
    ...items.map(({ externalId, name }) => ({ value: externalId, label: name })),
  ]

  return (
    <Combobox
      size="sm"
      label={label}
      options={options}
      value={value}
      chosenLabel={value === null ? undefined : value === NOTHING ? 'Nothing in Ashby' : (chosenName ?? nameOf(options, value))}
      onValueChange={onValueChange}
      placeholder={all.isPending ? 'Reading Ashby’s list' : 'Choose in Ashby'}
      searchLabel={searchLabel}
      noMatch={all.data?.length === 0 ? 'Ashby’s list is not read yet' : 'Nothing by this name in Ashby'}
      onSearchChange={isLong ? setTyped : undefined}
      isDisabled={isDisabled}
      className="w-full"
    />
  )
}

function nameOf(options: ReadonlyArray<{ value: string; label: string }>, value: string): string {
  return options.find((option) => option.value === value)?.label ?? 'Not in Ashby any more'
}
