'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { ColumnChoice } from '#components/patterns/column-choice.tsx'
import { FilterBar, FilterSelect } from '#components/patterns/filter-bar.tsx'
import { SearchInput } from '#components/patterns/search-input.tsx'
import { StateIcon } from '#components/patterns/state.tsx'
import { columnWords } from '#components/people/people-columns.tsx'
import { DEFAULT_COLUMNS, type PeopleFilters, personColumns } from '#components/people/people-filters.ts'
import { peopleChoicesOptions, peopleCountsOptions } from '#components/people/people-queries.ts'
import { personLooks } from '#components/people/person-looks.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { type PersonStatus, personStatuses } from '#lib/domain/people/terms.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

type PeopleListHeadProps = {
  filters: PeopleFilters
  onChange: (change: { [Key in keyof PeopleFilters]?: PeopleFilters[Key] | null }) => void
}

/** How many start, work here and left, as the way to each; where they work, words to look for, and the columns. */
export function PeopleListHead({ filters, onChange }: PeopleListHeadProps) {
  const api = useApi()
  const { data: choices } = useQuery(peopleChoicesOptions({ api }))

  return (
    <FilterBar
      actions={
        <ColumnChoice
          columns={personColumns}
          words={columnWords}
          usual={DEFAULT_COLUMNS}
          chosen={filters.columns}
          onChange={(columns) => onChange({ columns })}
        />
      }
    >
      <SearchInput
        label="Search people"
        value={filters.search}
        onValueChange={(search) => onChange({ search: search === '' ? null : search })}
      />
      <StatusChips filters={filters} onChange={(status) => onChange({ status })} />
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
    </FilterBar>
  )
}

/** What the address names stands there also where nobody has it any more. */
function toOptions(known: readonly string[] = [], chosen: string | null) {
  const all = chosen === null || known.includes(chosen) ? known : [chosen, ...known]

  return all.map((value) => ({ value, label: value }))
}

type StatusChipsProps = { filters: PeopleFilters; onChange: (status: PersonStatus | null) => void }

function StatusChips({ filters, onChange }: StatusChipsProps) {
  const api = useApi()
  const { data: counts } = useQuery(peopleCountsOptions({ api, filters }))

  return (
    <fieldset aria-label="Status" className="flex min-w-0 gap-1.5 max-md:w-full max-md:overflow-x-auto">
      {personStatuses.map((status) => {
        const isChosen = filters.status === status
        const count = counts?.[status]

        return (
          <button
            key={status}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChange(isChosen ? null : status)}
            className={joinClasses(
              'inline-flex h-[30px] shrink-0 items-center gap-1.5 rounded-md border px-2.5 text-12 font-medium whitespace-nowrap max-md:h-11 max-md:flex-1 max-md:justify-center',
              isChosen ? 'border-iris-line bg-iris-soft text-iris' : 'border-line bg-surface text-ink-2 hover:bg-hover',
            )}
          >
            <StateIcon look={personLooks[status]} className="[&_.lucide]:size-3.5" />
            {personLooks[status].word}
            <span className={joinClasses('num font-normal', isChosen ? '' : 'text-ink-3')}>
              {count === undefined ? '' : formatCount(count)}
            </span>
          </button>
        )
      })}
    </fieldset>
  )
}
