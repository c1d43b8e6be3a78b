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
import { type MappedObject, objectWords } from '#lib/domain/mappings/terms.ts'

/** Which record the rules are tried on: a recent one, or one that is searched for. */
export function RecordPicker() {
  const { ref, records } = useMapper()
  const api = useApi()
  const [typed, setTyped] = useState('')
  const search = useSettledValue({ value: typed.trim(), delayMs: 200 })
  const found = useQuery({ ...mappingQueries.records({ api, ...ref, search }), placeholderData: keepPreviousData })
  const { record } = records
  const { one, many } = objectWords[ref.object]
  if (!record) return null

  return (
    <Combobox
      label={`${capitalize(one)} to preview`}
      searchLabel={`Search ${many}`}
      noMatch={found.isFetching ? 'Searching' : `No such ${one}`}
      className="w-full"
      options={(found.data ?? []).map((item) => ({ value: item.id, label: describeRecord(item, ref.object) }))}
      value={record.id}
      chosenLabel={describeRecord(record, ref.object)}
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
  const { ref, records } = useMapper()
  const { one } = objectWords[ref.object]
  const { recent, record } = records
  const index = recent.findIndex(({ id }) => id === record?.id)
  const previous = index > 0 ? recent[index - 1] : undefined
  // One that was searched for is not in the list: the list begins anew.
  const next = recent[index + 1]

  return (
    <span className="ml-auto flex">
      <StepButton label={`Previous ${one}`} icon={<ChevronLeft />} target={previous} />
      <StepButton label={`Next ${one}`} icon={<ChevronRight />} target={next} />
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

function describeRecord(record: PreviewRecord, object: MappedObject): string {
  const name = nameRecord({ record, object })

  return record.jobTitle ? `${name}, ${record.jobTitle}` : name
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
