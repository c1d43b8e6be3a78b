'use client'

import { useQueryClient } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { OfferBulk } from '#components/offer-bulk/offer-bulk.tsx'
import { useOfferBulk } from '#components/offer-bulk/use-offer-bulk.ts'
import { publishingOptions } from '#components/offer-publishing/publishing-queries.ts'
import { isRestricted } from '#components/offers/offer-filters.ts'
import { OfferListHead } from '#components/offers/offer-list-head.tsx'
import { OfferListRow } from '#components/offers/offer-list-row.tsx'
import { OfferRecord } from '#components/offers/offer-record.tsx'
import { OffersHeader } from '#components/offers/offers-header.tsx'
import { type OfferList, useOfferList } from '#components/offers/use-offer-list.ts'
import { type OffersAddress, useOffersAddress } from '#components/offers/use-offers-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { NowProvider, useNow } from '#components/patterns/now.tsx'
import { ReviewListSkeleton } from '#components/patterns/review-list-item.tsx'
import { RecordPhoneBar, ReviewList, TwoPaneReview } from '#components/patterns/two-pane-review.tsx'
import { findNeighbours, useListKeys } from '#components/patterns/use-list-keys.ts'
import { useReadAhead } from '#components/patterns/use-read-ahead.ts'
import type { SelectionControl } from '#components/patterns/use-selection.ts'
import { useNewRows } from '#components/record/use-new-rows.ts'
import { useCheckCommand } from '#components/sweeps/check-now.tsx'
import { useCheckNow } from '#components/sweeps/use-check-now.ts'
import { Tabs } from '#components/ui/tabs.tsx'
import { offerStates } from '#lib/domain/offers/terms.ts'
import { formatCount } from '#lib/platform/format/counts.ts'
import { getCalendarDate } from '#lib/platform/format/dates.ts'

/** What stands where nothing is comes with it. */
const OffersEmpty = dynamic(() => import('#components/offers/offers-empty.tsx').then((module) => module.OffersEmpty))
const OffersNoMatch = dynamic(() => import('#components/offers/offers-empty.tsx').then((module) => module.OffersNoMatch))

/** The review of offers: list and record side by side. `now` is the instant at which the server rendered the page. */
export function OffersScreen({ now }: { now: string }) {
  return (
    <NowProvider now={now}>
      <OffersReview />
    </NowProvider>
  )
}

function OffersReview() {
  const api = useApi()
  const queryClient = useQueryClient()
  const address = useOffersAddress()
  const list = useOfferList({ filters: address.filters, onPageChange: (page) => address.setFilters({ page }) })
  const check = useCheckNow()
  const { state } = address.filters
  const ids = list.rows.filter((row) => !row.isLeaving).map((row) => row.item.id)
  const neighbours = findNeighbours({ ids, openId: address.id })
  // An offer that is not in this list has none after it.
  const nextId = neighbours.index === -1 ? null : neighbours.nextId
  useListKeys({ noun: 'offer', group: 'Offers', ids, openId: address.id, onOpen: address.open })
  // After the list's own keys: Escape clears a selection before it leaves an offer.
  const bulk = useOfferBulk({ rows: list.rows, listed: ids, openId: address.id })
  useCheckCommand({ check, group: 'Offers' })
  useReadAhead({
    list,
    ...neighbours,
    prefetch: (id) => {
      void queryClient.prefetchQuery(api.offers.get.queryOptions({ input: { id } }))
      void queryClient.prefetchQuery(publishingOptions({ api, id }))
    },
  })
  // How far a bulk publication is, and what it was refused for, stands with the list, also once the list has run empty.
  const isEmpty = list.rows.length === 0 && !list.isLoading && !list.error && address.id === null && !bulk.isUnderWay

  return (
    <TwoPaneReview
      header={<OffersHeader address={address} check={check} />}
      tabs={<OfferTabs address={address} counts={list.counts} />}
      listLabel={`${state} offers`}
      listHead={<OfferListHead address={address} check={check} list={list} selection={bulk.selection} />}
      list={<OfferListBody address={address} list={list} selection={bulk.selection} />}
      listFoot={<OfferBulk bulk={bulk} filters={address.filters} />}
      listProps={list.pointerProps}
      empty={isEmpty && !isRestricted(address.filters) ? <OffersEmpty address={address} check={check} /> : null}
      hasRecord={address.id !== null}
      record={
        address.id === null ? (
          <NothingOpen count={list.rows.length === 0 ? 0 : list.counts?.[state]} />
        ) : (
          <OfferRecord
            key={address.id}
            id={address.id}
            onNext={nextId === null ? null : () => address.open(nextId)}
            phoneBar={<PhoneBar address={address} count={list.counts?.[state]} {...neighbours} />}
          />
        )
      }
    />
  )
}

function OfferTabs({ address, counts }: { address: OffersAddress; counts: OfferList['counts'] }) {
  return (
    <Tabs
      label="Offer states"
      isShallow
      items={offerStates.map((state) => ({
        href: address.hrefOf({ filters: { ...address.filters, page: 1, state } }),
        label: state,
        isCurrent: state === address.filters.state,
        count: counts?.[state],
      }))}
    />
  )
}

type OfferListBodyProps = { address: OffersAddress; list: OfferList; selection: SelectionControl }

function OfferListBody({ address, list, selection }: OfferListBodyProps): ReactNode {
  const { id: organizationId, timeZone } = useOrganization()
  const today = getCalendarDate(useNow(), timeZone)
  const isNew = useNewRows({ list: 'offers', organizationId, openId: address.id })

  if (list.error) return <RequestFailure className="m-4" error={list.error} onRetry={list.retry} />
  if (list.isLoading) return <ReviewListSkeleton />
  if (list.rows.length === 0) return <OffersNoMatch address={address} />

  return (
    <>
      <ReviewList>
        {list.rows.map(({ item, isLeaving }) => (
          <OfferListRow
            key={item.id}
            offer={item}
            href={address.hrefOf({ id: item.id })}
            today={today}
            isCurrent={item.id === address.id}
            isNew={isNew(item) || (item.hasNews && item.id !== address.id)}
            isLeaving={isLeaving}
            isSelected={selection.ids.has(item.id)}
            isSelecting={selection.isSelecting}
            onSelect={selection.isEnabled ? selection.select : null}
          />
        ))}
      </ReviewList>
      {list.hasMore ? <ListFoot label="Load more offers" isLoading={list.isLoadingMore} onLoadMore={list.loadMore} /> : null}
    </>
  )
}

function NothingOpen({ count }: { count: number | undefined }) {
  if (count === 0) return null

  return (
    <div className="grid flex-1 place-items-center pb-14">
      <EmptyState kind="first-use" icon={<FileText aria-hidden="true" />} title="Choose an offer to review">
        {count ? `${formatCount(count)} in this list. Each opens here, beside it.` : 'It opens here, beside the list.'}
      </EmptyState>
    </div>
  )
}

type PhoneBarProps = { address: OffersAddress; count: number | undefined } & ReturnType<typeof findNeighbours>

function PhoneBar({ address, count, index, previousId, nextId }: PhoneBarProps) {
  return (
    <RecordPhoneBar
      backHref={address.hrefOf({ id: null })}
      title={address.filters.state}
      position={index >= 0 && count !== undefined ? `${index + 1} of ${formatCount(count)}` : undefined}
      previousHref={previousId && address.hrefOf({ id: previousId })}
      nextHref={index >= 0 && nextId ? address.hrefOf({ id: nextId }) : null}
    />
  )
}
