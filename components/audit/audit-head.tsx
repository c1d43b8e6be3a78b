'use client'

import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import type { AuditAddressFilters } from '#components/audit/audit-filters.ts'
import { FilterBar, FilterSelect } from '#components/patterns/filter-bar.tsx'
import { Button } from '#components/ui/button.tsx'
import { describeAction } from '#lib/domain/audit/rules.ts'

type AuditHeadProps = { filters: AuditAddressFilters; onChange: (change: Partial<AuditAddressFilters>) => void }

/** Who, what, from and to which day; one object where the address names it. */
export function AuditHead({ filters, onChange }: AuditHeadProps) {
  const api = useApi()
  const { data } = useQuery(api.audit.choices.queryOptions())
  const kinds = [...new Set(data?.actions.map((action) => `${action.split('.')[0]}.`) ?? [])]

  return (
    <FilterBar>
      <FilterSelect
        isFirst
        label="Who"
        anyLabel="Anybody"
        value={filters.who}
        onValueChange={(who) => onChange({ who })}
        options={data?.actors.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      />
      <FilterSelect
        label="What"
        anyLabel="Anything"
        value={filters.what}
        onValueChange={(what) => onChange({ what })}
        options={[
          ...kinds.map((kind) => ({ value: kind, label: `${describeAction(kind)}: anything` })),
          ...(data?.actions.map((action) => ({ value: action, label: describeAction(action) })) ?? []),
        ]}
      />
      <DayInput label="From" value={filters.from} max={filters.to} onChange={(from) => onChange({ from })} />
      <DayInput label="To" value={filters.to} min={filters.from} onChange={(to) => onChange({ to })} />
      {filters.object ? (
        <Button size="sm" trailing={<X />} className="border-iris-line bg-iris-soft text-iris" onClick={() => onChange({ object: null })}>
          Of one object
        </Button>
      ) : null}
    </FilterBar>
  )
}

type DayInputProps = {
  label: string
  value: string | null
  min?: string | null
  max?: string | null
  onChange: (day: string | null) => void
}

function DayInput({ label, value, min, max, onChange }: DayInputProps) {
  return (
    <label className="inline-flex h-7 items-center gap-1.5 rounded-md border border-line bg-surface px-2.5 text-12 text-ink-2 max-md:h-11 max-md:w-full max-md:justify-between">
      <span className="font-medium">{label}</span>
      <input
        type="date"
        value={value ?? ''}
        min={min ?? undefined}
        max={max ?? undefined}
        onChange={(event) => onChange(event.target.value || null)}
        className="num bg-transparent text-ink outline-none"
      />
    </label>
  )
}
