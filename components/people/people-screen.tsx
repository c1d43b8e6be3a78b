'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { CalendarDays, Download, FileUp, Plus, Search } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { useMemo, useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { useExportCsv } from '#components/api/use-export-csv.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { DataTable, type TableSort } from '#components/patterns/data-table.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { AddPersonDialog } from '#components/people/add-person-dialog.tsx'
import { listTableColumns } from '#components/people/people-columns.tsx'
import { PeopleEmpty } from '#components/people/people-empty.tsx'
import {
  buildCalendarHref,
  buildImportHref,
  buildPersonHref,
  DEFAULT_COLUMNS,
  isRestricted,
  NO_RESTRICTION,
  type PeopleFilters,
  peopleFilterParsers,
} from '#components/people/people-filters.ts'
import { PeopleHeader } from '#components/people/people-header.tsx'
import { PeopleListHead } from '#components/people/people-list-head.tsx'
import { peopleListOptions, toPeopleExport } from '#components/people/people-queries.ts'
import { useGo } from '#components/ui/use-go.ts'
import type { PersonSummary } from '#lib/domain/people/contract.ts'

const getId = ({ id }: PersonSummary) => id

/** The directory: who starts, works here, and left. */
export function PeopleScreen() {
  const api = useApi()
  const can = useCan()
  const [filters, setFilters] = useQueryStates(peopleFilterParsers)
  const [isAdding, setAdding] = useState(false)
  const query = useInfiniteQuery(peopleListOptions({ api, filters }))
  const people = query.data?.pages.flatMap((page) => page.items)
  const canManage = can('people.manage')
  usePeopleCommands({ filters, canManage, onAdd: () => setAdding(true) })

  return (
    <>
      <PeopleHeader filters={filters} canManage={canManage} onAdd={() => setAdding(true)} />
      <PeopleListHead filters={filters} onChange={(change) => void setFilters(change)} />
      <PageBody width="full">
        <section aria-label="People" className="overflow-hidden rounded-lg border border-line bg-surface md:overflow-x-auto">
          {query.error && !people ? (
            <RequestFailure className="m-4" error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <PeopleTable
              people={people}
              filters={filters}
              onSortChange={({ columnId, direction }) =>
                void setFilters({ sort: columnId === 'startDate' ? 'startDate' : 'name', order: direction })
              }
              onClear={() => void setFilters(NO_RESTRICTION)}
              onAdd={() => setAdding(true)}
              more={{
                hasMore: query.hasNextPage,
                isLoading: query.isFetchingNextPage,
                onLoadMore: () => void query.fetchNextPage(),
              }}
            />
          )}
        </section>
      </PageBody>
      {canManage ? <AddPersonDialog isOpen={isAdding} onClose={() => setAdding(false)} /> : null}
    </>
  )
}

type PeopleTableProps = {
  people: PersonSummary[] | undefined
  filters: PeopleFilters
  onSortChange: (sort: TableSort) => void
  onClear: () => void
  onAdd: () => void
  more: { hasMore: boolean; isLoading: boolean; onLoadMore: () => void }
}

function PeopleTable({ people, filters, onSortChange, onClear, onAdd, more }: PeopleTableProps) {
  const { slug } = useOrganization()
  const columns = useMemo(() => listTableColumns(filters.columns), [filters.columns])
  const { sort, order } = filters

  return (
    // More columns than usual scroll sideways, so that none shrinks to a few letters.
    <div className={filters.columns.length > DEFAULT_COLUMNS.length && people?.length !== 0 ? 'md:min-w-[1480px]' : undefined}>
      <DataTable
        label="People"
        columns={columns}
        rows={people}
        getRowId={getId}
        getRowHref={({ id }) => buildPersonHref({ slug, id })}
        sort={sort === 'newest' ? null : { columnId: sort, direction: order }}
        onSortChange={onSortChange}
        empty={<PeopleEmpty isFiltered={isRestricted(filters)} onClear={onClear} onAdd={onAdd} />}
        more={more}
        skeletonRows={12}
      />
    </div>
  )
}

type PeopleCommands = { filters: PeopleFilters; canManage: boolean; onAdd: () => void }

function usePeopleCommands({ filters, canManage, onAdd }: PeopleCommands): void {
  const { slug } = useOrganization()
  const go = useGo()
  const download = useExportCsv(toPeopleExport(filters))
  const group = 'People'

  useCommands([
    { id: 'people.search', label: 'Search people', group, keys: '/', icon: Search, run: focusSearch },
    { id: 'people.calendar', label: 'Open start-date calendar', group, icon: CalendarDays, run: () => go(buildCalendarHref({ slug })) },
    ...(canManage
      ? [
          { id: 'people.add', label: 'Add person', group, keys: 'c', icon: Plus, words: ['New person'], run: onAdd } as const,
          { id: 'people.import', label: 'Import people', group, icon: FileUp, words: ['CSV'], run: () => go(buildImportHref({ slug })) },
          { id: 'people.export', label: 'Export people', group, icon: Download, words: ['CSV'], run: () => download.mutate() },
        ]
      : []),
  ])
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('search input[type="search"]')?.focus()
}
