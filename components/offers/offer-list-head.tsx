'use client'

import { ArrowDownWideNarrow } from 'lucide-react'
import { ExportCsvButton } from '#components/api/export-csv-button.tsx'
import { useAssigneeName } from '#components/offer-assignee/use-assignee-name.ts'
import { type OfferOrder, offerOrders } from '#components/offers/offer-filters.ts'
import { toListInput } from '#components/offers/offer-queries.ts'
import { flagWords } from '#components/offers/offer-words.ts'
import type { OfferList } from '#components/offers/use-offer-list.ts'
import type { OffersAddress } from '#components/offers/use-offers-address.ts'
import { useCan } from '#components/organization/use-organization.ts'
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

type OfferListHeadProps = { address: OffersAddress; check: CheckNow; list: OfferList; selection: SelectionControl }

/** Above the list: its order, the filters that are set and, on phones, the search and how far a check is. */
export function OfferListHead({ address, check, list, selection }: OfferListHeadProps) {
  const { filters, setFilters } = address
  const current = offerOrders.find(({ sort, order }) => sort === filters.sort && order === filters.order)

  return (
    <>
      <div className="shrink-0 border-b border-line px-4 py-2 md:hidden">
        <SearchInput label="Search offers" value={filters.search} onValueChange={(search) => setFilters({ search })} />
      </div>
      <ReviewListHead
        actions={
          <>
            <NewItemsButton count={list.waitingCount} one="offer" onShow={list.showWaiting} />
            <SelectButton selection={selection} many="offers" />
            <ExportCsvButton path="/api/files/offers" body={toListInput(filters)} name={`offers-${filters.state.toLowerCase()}`} />
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
      <OfferSetFilters address={address} />
      <CheckFailure check={check} />
    </>
  )
}

function keyOf({ sort, order }: Pick<OfferOrder, 'sort' | 'order'>): string {
  return `${sort}-${order}`
}

function SortMenu({ address }: { address: OffersAddress }) {
  const can = useCan()
  const orders = offerOrders.filter((order) => !order.needsPay || can('pay.read'))

  return (
    <Menu trigger={<IconButton label="Sort" icon={<ArrowDownWideNarrow />} size="sm" />}>
      <MenuRadioGroup
        label="Sort by"
        value={keyOf(address.filters)}
        options={orders.map((order) => ({ value: keyOf(order), label: order.label }))}
        onValueChange={(next) => {
          const chosen = orders.find((order) => keyOf(order) === next)
          if (chosen) address.setFilters({ sort: chosen.sort, order: chosen.order })
        }}
      />
    </Menu>
  )
}

function describeAssignee({ assignee, name }: { assignee: string; name: string | null }): string {
  if (assignee === 'none') return 'Looked after by nobody'

  return assignee === 'me' ? 'Looked after by me' : `Looked after by ${name ?? 'a former member'}`
}

function OfferSetFilters({ address }: { address: OffersAddress }) {
  const { filters, setFilters } = address
  const name = useAssigneeName(filters.assignee)
  const chips = [
    ...(filters.archived ? [{ label: 'Archived', clear: () => setFilters({ archived: false }) }] : []),
    ...(filters.assignee
      ? [{ label: describeAssignee({ assignee: filters.assignee, name }), clear: () => setFilters({ assignee: null }) }]
      : []),
    ...(filters.issues
      ? [{ label: filters.issues === 'with' ? 'With issues' : 'Without issues', clear: () => setFilters({ issues: null }) }]
      : []),
    ...(filters.flag ? [{ label: flagWords[filters.flag].label, clear: () => setFilters({ flag: null }) }] : []),
    ...(filters.environment ? [{ label: `From ${filters.environment}`, clear: () => setFilters({ environment: null }) }] : []),
  ]

  return <SetFilters chips={chips} />
}
