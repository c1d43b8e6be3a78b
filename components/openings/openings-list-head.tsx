'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { DEFAULT_COLUMNS, type OpenJobFilterChange, type OpenJobFilters, openJobOrders } from '#components/openings/open-job-filters.ts'
import { openJobChoicesOptions } from '#components/openings/open-job-queries.ts'
import { columnWords, listOfferedColumns } from '#components/openings/openings-columns.tsx'
import { useHasOpenings } from '#components/openings-sync/use-has-openings.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { ColumnChoice } from '#components/patterns/column-choice.tsx'
import { FilterBar, FilterSelect } from '#components/patterns/filter-bar.tsx'
import { NewItemsButton } from '#components/patterns/new-items-button.tsx'
import { SearchInput } from '#components/patterns/search-input.tsx'
import { SelectButton } from '#components/patterns/select-rows.tsx'
import type { SelectionControl } from '#components/patterns/use-selection.ts'

type OpeningsListHeadProps = {
  filters: OpenJobFilters
  selection: SelectionControl
  waiting: { count: number; onShow: () => void }
  onChange: (change: OpenJobFilterChange) => void
}

/** Words to look for, where the jobs are, their order and columns. */
export function OpeningsListHead({ filters, selection, waiting, onChange }: OpeningsListHeadProps) {
  const api = useApi()
  const canReadPay = useCan()('pay.read')
  const hasOpenings = useHasOpenings()
  const { data: choices } = useQuery(openJobChoicesOptions({ api }))

  return (
    <FilterBar
      className="md:flex-wrap"
      actions={
        <>
          <NewItemsButton count={waiting.count} one="open job" onShow={waiting.onShow} />
          <span className="max-md:hidden">
            <SelectButton selection={selection} many="open jobs" />
          </span>
          <ColumnChoice
            columns={listOfferedColumns({ canReadPay, hasOpenings })}
            words={columnWords}
            usual={DEFAULT_COLUMNS}
            chosen={filters.columns}
            onChange={(columns) => onChange({ columns })}
          />
        </>
      }
    >
      <div className="flex items-center gap-1.5 max-md:w-full">
        <SearchInput
          label="Search open jobs"
          value={filters.search}
          onValueChange={(search) => onChange({ search: search === '' ? null : search })}
        />
        <span className="md:hidden">
          <SelectButton selection={selection} many="open jobs" />
        </span>
      </div>
      <FilterSelect
        isFirst
        label="Department"
        anyLabel="Any department"
        value={filters.department}
        onValueChange={(department) => onChange({ department })}
        options={toOptions(choices?.departments, filters.department)}
      />
      <FilterSelect
        label="Location"
        anyLabel="Any location"
        value={filters.location}
        onValueChange={(location) => onChange({ location })}
        options={toOptions(choices?.locations, filters.location)}
      />
      <OrderSelect filters={filters} onChange={onChange} />
    </FilterBar>
  )
}

/** The way to every order; on phones there are no column heads. */
function OrderSelect({ filters, onChange }: Pick<OpeningsListHeadProps, 'filters' | 'onChange'>) {
  const [usual, ...others] = openJobOrders
  const keyOf = ({ sort, order }: Pick<OpenJobFilters, 'sort' | 'order'>) => `${sort}-${order}`
  const current = keyOf(filters)

  return (
    <FilterSelect
      label="Order"
      anyLabel={usual?.label ?? ''}
      value={usual && keyOf(usual) === current ? null : current}
      onValueChange={(value) => {
        const chosen = others.find((each) => keyOf(each) === value)
        onChange(chosen ? { sort: chosen.sort, order: chosen.order } : { sort: null, order: null })
      }}
      options={others.map((each) => ({ value: keyOf(each), label: each.label }))}
    />
  )
}

/** What the address names stands there also where nothing has it any more. */
function toOptions(known: readonly string[] = [], chosen: string | null) {
  const all = chosen === null || known.includes(chosen) ? known : [chosen, ...known]

  return all.map((value) => ({ value, label: value }))
}
