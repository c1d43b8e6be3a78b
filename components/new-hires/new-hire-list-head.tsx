'use client'

import { ArrowDownWideNarrow } from 'lucide-react'
import { type NewHireOrder, newHireOrders } from '#components/new-hires/new-hire-filters.ts'
import { flagWords } from '#components/new-hires/new-hire-words.ts'
import type { NewHireList } from '#components/new-hires/use-new-hire-list.ts'
import type { NewHiresAddress } from '#components/new-hires/use-new-hires-address.ts'
import { NewItemsButton } from '#components/patterns/new-items-button.tsx'
import { SearchInput } from '#components/patterns/search-input.tsx'
import { SelectAll, SelectButton } from '#components/patterns/select-rows.tsx'
import { SetFilters } from '#components/patterns/set-filters.tsx'
import { ReviewListHead } from '#components/patterns/two-pane-review.tsx'
import type { SelectionControl } from '#components/patterns/use-selection.ts'
import { CheckFailure } from '#components/sweeps/check-now.tsx'
import type { CheckNow } from '#components/sweeps/use-check-now.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuRadioGroup } from '#components/ui/menu.tsx'

type NewHireListHeadProps = { address: NewHiresAddress; check: CheckNow; list: NewHireList; selection: SelectionControl }

/** Above the list: its order, the filters that are set and, on phones, the search and how far a check is. */
export function NewHireListHead({ address, check, list, selection }: NewHireListHeadProps) {
  const { filters, setFilters } = address
  const current = newHireOrders.find(({ sort, order }) => sort === filters.sort && order === filters.order)

  return (
    <>
      <div className="shrink-0 border-b border-line px-4 py-2 md:hidden">
        <SearchInput label="Search new hires" value={filters.search} onValueChange={(search) => setFilters({ search })} />
      </div>
      <ReviewListHead
        actions={
          <>
            <NewItemsButton count={list.waitingCount} one="new hire" onShow={list.showWaiting} />
            <SelectButton selection={selection} many="new hires" />
            <SortMenu address={address} />
          </>
        }
      >
        {selection.isSelecting ? (
          <SelectAll selection={selection} count={list.rows.filter(({ isLeaving }) => !isLeaving).length} />
        ) : (
          <>
            {check.progress ? <span className="num truncate md:hidden">{check.progress}</span> : null}
            <span className={check.progress ? 'truncate max-md:hidden' : 'truncate'}>{current?.label ?? 'Newest first'}</span>
          </>
        )}
      </ReviewListHead>
      <SetFilters
        chips={[
          ...(filters.issues
            ? [{ label: filters.issues === 'with' ? 'With issues' : 'Without issues', clear: () => setFilters({ issues: null }) }]
            : []),
          ...(filters.flag ? [{ label: flagWords[filters.flag].label, clear: () => setFilters({ flag: null }) }] : []),
        ]}
      />
      <CheckFailure check={check} />
    </>
  )
}

function keyOf({ sort, order }: Pick<NewHireOrder, 'sort' | 'order'>): string {
  return `${sort}-${order}`
}

function SortMenu({ address }: { address: NewHiresAddress }) {
  return (
    <Menu trigger={<IconButton label="Sort" icon={<ArrowDownWideNarrow />} size="sm" />}>
      <MenuRadioGroup
        label="Sort by"
        value={keyOf(address.filters)}
        options={newHireOrders.map((order) => ({ value: keyOf(order), label: order.label }))}
        onValueChange={(next) => {
          const chosen = newHireOrders.find((order) => keyOf(order) === next)
          if (chosen) address.setFilters({ sort: chosen.sort, order: chosen.order })
        }}
      />
    </Menu>
  )
}
