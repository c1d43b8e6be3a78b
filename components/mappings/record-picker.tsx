'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { mappingQueries } from '#components/mappings/mapping-queries.ts'
import { nameRecord } from '#components/mappings/name-record.ts'
import { Combobox } from '#components/ui/combobox.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { useSettledValue } from '#components/ui/use-settled-value.ts'
import type { PreviewRecord } from '#lib/domain/mappings/contract.ts'

/** Which record the rules are tried on: a recent one, or one that is searched for. */
export function RecordPicker() {
  const { ref, records } = useMapper()
  const api = useApi()
  const [typed, setTyped] = useState('')
  const search = useSettledValue({ value: typed.trim(), delayMs: 200 })
  const found = useQuery({ ...mappingQueries.records({ api, ...ref, search }), placeholderData: keepPreviousData })
  const { record } = records
  if (!record) return null

  return (
    <Combobox
      label="Offer to preview"
      searchLabel="Search offers"
      noMatch={found.isFetching ? 'Searching' : 'No such offer'}
      className="w-full"
      options={(found.data ?? []).map((item) => ({ value: item.id, label: describeRecord(item) }))}
      value={record.id}
      chosenLabel={describeRecord(record)}
      onSearchChange={setTyped}
      onValueChange={(id) => {
        const chosen = found.data?.find((item) => item.id === id)
        if (chosen) records.choose(chosen)
      }}
    />
  )
}

/** From one recent record to the next. */
export function RecordSteps() {
  const { records } = useMapper()
  const { recent, record } = records
  const index = recent.findIndex(({ id }) => id === record?.id)
  const previous = index > 0 ? recent[index - 1] : undefined
  // One that was searched for is not in the list: the list begins anew.
  const next = recent[index + 1]

  return (
    <span className="ml-auto flex">
      <StepButton label="Previous offer" icon={<ChevronLeft />} target={previous} />
      <StepButton label="Next offer" icon={<ChevronRight />} target={next} />
    </span>
  )
}

function StepButton({ label, icon, target }: { label: string; icon: ReactElement; target: PreviewRecord | undefined }) {
  const { records } = useMapper()

  return (
    <IconButton
      size="sm"
      label={label}
      icon={icon}
      aria-disabled={target === undefined}
      className={target === undefined ? 'text-ink-3 opacity-50 hover:bg-transparent' : undefined}
      onClick={() => (target ? records.choose(target) : undefined)}
    />
  )
}

function describeRecord(record: PreviewRecord): string {
  return record.jobTitle ? `${nameRecord(record)}, ${record.jobTitle}` : nameRecord(record)
}
