'use client'

import { useMemo } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import {
  buildOpeningsHref,
  isRestricted,
  NO_RESTRICTION,
  type OpenJobFilterChange,
  type OpenJobFilters,
} from '#components/openings/open-job-filters.ts'
import { listTableColumns } from '#components/openings/openings-columns.tsx'
import { OpeningsEmpty } from '#components/openings/openings-empty.tsx'
import { useHasOpenings } from '#components/openings-sync/use-has-openings.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { DataTable, type TableSort } from '#components/patterns/data-table.tsx'
import type { PagedList } from '#components/patterns/use-paged-list.ts'
import type { SelectionControl } from '#components/patterns/use-selection.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'

const getId = ({ id }: OpenJobSummary) => id
const nameBox = ({ title, identifier }: OpenJobSummary) => `Select ${[title ?? 'No title', identifier].filter(Boolean).join(' ')}`

type OpeningsTableProps = {
  list: PagedList<OpenJobSummary>
  filters: OpenJobFilters
  selection: SelectionControl
  onFilter: (change: OpenJobFilterChange) => void
  onAdd: () => void
}

/** Open jobs, one in a row. */
export function OpeningsTable({ list, filters, selection, onFilter, onAdd }: OpeningsTableProps) {
  const { slug } = useOrganization()
  const canReadPay = useCan()('pay.read')
  const hasOpenings = useHasOpenings()
  const columns = useMemo(
    () => listTableColumns({ chosen: filters.columns, canReadPay, hasOpenings }),
    [filters.columns, canReadPay, hasOpenings],
  )
  const leaving = useMemo(() => new Set(list.rows.flatMap(({ item, isLeaving }) => (isLeaving ? [item.id] : []))), [list.rows])
  const rows = useMemo(() => list.rows.map(({ item }) => item), [list.rows])
  const { sort, order, search, status, department, location } = filters

  if (list.error) return <RequestFailure className="m-4" error={list.error} onRetry={list.retry} />

  return (
    // More columns than fit scroll sideways, so that none shrinks to a few letters.
    <div className={rows.length === 0 && !list.isLoading ? undefined : minimumWidth(columns.length)}>
      <DataTable
        label="Open jobs"
        columns={columns}
        rows={list.isLoading ? undefined : rows}
        getRowId={getId}
        getRowHref={({ id }) => buildOpeningsHref({ slug, id, filters })}
        isLeaving={({ id }) => leaving.has(id)}
        selection={{ control: selection, labelOf: nameBox }}
        sort={sort === 'newest' ? null : { columnId: sort, direction: order }}
        onSortChange={(next) => onFilter(toSort(next))}
        empty={
          <OpeningsEmpty
            looksFor={
              isRestricted(filters) ? { search, status, isOnlyStatus: search === '' && department === null && location === null } : null
            }
            onClear={() => onFilter(NO_RESTRICTION)}
            onAdd={onAdd}
          />
        }
        more={{ hasMore: list.hasMore, isLoading: list.isLoadingMore, onLoadMore: list.loadMore }}
        skeletonRows={12}
      />
    </div>
  )
}

function toSort({ columnId, direction }: TableSort): OpenJobFilterChange {
  return { sort: columnId === 'targetStartDate' ? 'targetStartDate' : 'title', order: direction }
}

function minimumWidth(columnCount: number): string {
  if (columnCount > 10) return 'md:min-w-[1480px]'
  if (columnCount > 9) return 'md:min-w-[1280px]'

  return columnCount > 6 ? 'md:min-w-[1120px]' : 'md:min-w-[720px]'
}
