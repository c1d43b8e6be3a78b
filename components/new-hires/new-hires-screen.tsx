'use client'

import { useQueryClient } from '@tanstack/react-query'
import { UserRoundPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { HireBulk } from '#components/hire-acts/hire-bulk.tsx'
import { useHireBulk } from '#components/hire-acts/use-hire-bulk.ts'
import { NewHireListHead } from '#components/new-hires/new-hire-list-head.tsx'
import { NewHireListRow } from '#components/new-hires/new-hire-list-row.tsx'
import { NewHireRecord } from '#components/new-hires/new-hire-record.tsx'
import { NewHiresNoMatch, renderNewHiresEmpty } from '#components/new-hires/new-hires-empty.tsx'
import { NewHiresHeader } from '#components/new-hires/new-hires-header.tsx'
import { type NewHireList, useNewHireList } from '#components/new-hires/use-new-hire-list.ts'
import { type NewHiresAddress, useNewHiresAddress } from '#components/new-hires/use-new-hires-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { NowProvider, useNow } from '#components/patterns/now.tsx'
import { ReviewListSkeleton } from '#components/patterns/review-list-item.tsx'
import { RecordPhoneBar, ReviewList, TwoPaneReview } from '#components/patterns/two-pane-review.tsx'
import { findNeighbours, type Neighbours, useListKeys } from '#components/patterns/use-list-keys.ts'
import { useReadAhead } from '#components/patterns/use-read-ahead.ts'
import type { SelectionControl } from '#components/patterns/use-selection.ts'
import { useNewRows } from '#components/record/use-new-rows.ts'
import { useCheckCommand } from '#components/sweeps/check-now.tsx'
import { useCheckNow } from '#components/sweeps/use-check-now.ts'
import { Tabs } from '#components/ui/tabs.tsx'
import { newHireStates } from '#lib/domain/new-hires/terms.ts'
import { formatCount } from '#lib/platform/format/counts.ts'
import { getCalendarDate } from '#lib/platform/format/dates.ts'

/** The review of new hires: list and record side by side. `now` is the instant at which the server rendered the page. */
export function NewHiresScreen({ now }: { now: string }) {
  return (
    <NowProvider now={now}>
      <NewHiresReview />
    </NowProvider>
  )
}

function NewHiresReview() {
  const api = useApi()
  const queryClient = useQueryClient()
  const address = useNewHiresAddress()
  const list = useNewHireList({ filters: address.filters, onPageChange: (page) => address.setFilters({ page }) })
  const check = useCheckNow()
  const { state } = address.filters
  const ids = list.rows.filter((row) => !row.isLeaving).map((row) => row.item.id)
  const neighbours = findNeighbours({ ids, openId: address.id })
  // One that is not in this list has none after it.
  const nextId = neighbours.index === -1 ? null : neighbours.nextId
  useListKeys({ noun: 'new hire', group: 'New hires', ids, openId: address.id, onOpen: address.open })
  // After the list's own keys: Escape clears a selection before it leaves a new hire.
  const bulk = useHireBulk({ state, rows: list.rows, listed: ids, openId: address.id })
  useCheckCommand({ check, group: 'New hires' })
  useReadAhead({
    list,
    ...neighbours,
    prefetch: (id) => void queryClient.prefetchQuery(api.newHires.get.queryOptions({ input: { id } })),
  })
  const isEmpty = list.rows.length === 0 && !list.isLoading && !list.error && address.id === null && bulk.refused === null

  return (
    <TwoPaneReview
      header={<NewHiresHeader address={address} check={check} />}
      tabs={<StateTabs address={address} counts={list.counts} />}
      listLabel={`${state} new hires`}
      listHead={<NewHireListHead address={address} check={check} list={list} selection={bulk.selection} />}
      list={<NewHireListBody address={address} list={list} selection={bulk.selection} />}
      listFoot={<HireBulk bulk={bulk} state={state} />}
      listProps={list.pointerProps}
      empty={isEmpty ? renderNewHiresEmpty({ address, check }) : null}
      hasRecord={address.id !== null}
      record={
        address.id === null ? (
          <NothingOpen count={list.rows.length === 0 ? 0 : list.counts?.[state]} />
        ) : (
          <NewHireRecord
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

function StateTabs({ address, counts }: { address: NewHiresAddress; counts: NewHireList['counts'] }) {
  return (
    <Tabs
      label="New hire states"
      isShallow
      items={newHireStates.map((state) => ({
        href: address.hrefOf({ filters: { ...address.filters, page: 1, state } }),
        label: state,
        isCurrent: state === address.filters.state,
        count: counts?.[state],
      }))}
    />
  )
}

type NewHireListBodyProps = { address: NewHiresAddress; list: NewHireList; selection: SelectionControl }

function NewHireListBody({ address, list, selection }: NewHireListBodyProps): ReactNode {
  const { id: organizationId, timeZone } = useOrganization()
  const today = getCalendarDate(useNow(), timeZone)
  const isNew = useNewRows({ list: 'new-hires', organizationId, openId: address.id })

  if (list.error) return <RequestFailure className="m-4" error={list.error} onRetry={list.retry} />
  if (list.isLoading) return <ReviewListSkeleton />
  if (list.rows.length === 0) return <NewHiresNoMatch address={address} />

  return (
    <>
      <ReviewList>
        {list.rows.map(({ item, isLeaving }) => (
          <NewHireListRow
            key={item.id}
            hire={item}
            href={address.hrefOf({ id: item.id })}
            today={today}
            isCurrent={item.id === address.id}
            isNew={isNew(item)}
            isLeaving={isLeaving}
            isSelected={selection.ids.has(item.id)}
            isSelecting={selection.isSelecting}
            onSelect={selection.isEnabled ? selection.select : null}
          />
        ))}
      </ReviewList>
      {list.hasMore ? <ListFoot label="Load more new hires" isLoading={list.isLoadingMore} onLoadMore={list.loadMore} /> : null}
    </>
  )
}

function NothingOpen({ count }: { count: number | undefined }) {
  if (count === 0) return null

  return (
    <div className="grid flex-1 place-items-center pb-14">
      <EmptyState kind="first-use" icon={<UserRoundPlus aria-hidden="true" />} title="Choose a new hire to review">
        {count && count > 1 ? `${formatCount(count)} in this list. Each opens here, beside it.` : 'It opens here, beside the list.'}
      </EmptyState>
    </div>
  )
}

type PhoneBarProps = { address: NewHiresAddress; count: number | undefined } & Neighbours

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
