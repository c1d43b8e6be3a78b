'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Activity } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { EventListHead } from '#components/events/event-list-head.tsx'
import { EventListRow } from '#components/events/event-list-row.tsx'
import { EventRecord } from '#components/events/event-record.tsx'
import { EventsNoMatch, renderEventsEmpty } from '#components/events/events-empty.tsx'
import { type EventList, useEventList } from '#components/events/use-event-list.ts'
import { type EventsAddress, useEventsAddress } from '#components/events/use-events-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { NowProvider, useNow } from '#components/patterns/now.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { ReviewListSkeleton } from '#components/patterns/review-list-item.tsx'
import { RecordPhoneBar, ReviewList, TwoPaneReview } from '#components/patterns/two-pane-review.tsx'
import { findNeighbours, useListKeys } from '#components/patterns/use-list-keys.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

/** The log of events: list and event side by side. `now` is the instant at which the server rendered the page. */
export function EventsScreen({ now }: { now: string }) {
  return (
    <NowProvider now={now}>
      <EventsReview />
    </NowProvider>
  )
}

function EventsReview() {
  const address = useEventsAddress()
  const list = useEventList(address.filters)
  const ids = list.rows.filter((row) => !row.isLeaving).map((row) => row.item.id)
  const neighbours = findNeighbours({ ids, openId: address.id })
  useListKeys({ noun: 'event', group: 'Events', ids, openId: address.id, onOpen: address.open })
  useReadAhead({ list, ...neighbours })
  const isEmpty = list.rows.length === 0 && !list.isLoading && !list.error && address.id === null

  return (
    <TwoPaneReview
      header={<PageHeader title="Events" note={<EventsNote />} />}
      listLabel="Events"
      listWidth="wide"
      listHead={<EventListHead address={address} list={list} />}
      list={<EventListBody address={address} list={list} />}
      listProps={list.pointerProps}
      empty={isEmpty ? renderEventsEmpty(address) : null}
      hasRecord={address.id !== null}
      record={
        address.id === null ? (
          <NothingOpen isListEmpty={list.rows.length === 0} />
        ) : (
          <EventRecord
            key={address.id}
            id={address.id}
            address={address}
            phoneBar={<PhoneBar address={address} list={list} {...neighbours} />}
          />
        )
      }
    />
  )
}

function EventsNote() {
  const api = useApi()
  const { data } = useQuery(api.events.counts.queryOptions())
  const parts = [
    data && data.needsAttention > 0
      ? `${formatCount(data.needsAttention)} ${data.needsAttention === 1 ? 'needs' : 'need'} attention`
      : null,
    data && data.failed > 0 ? `${formatCount(data.failed)} failed` : null,
  ].filter((part) => part !== null)

  return parts.join(', ')
}

function EventListBody({ address, list }: { address: EventsAddress; list: EventList }): ReactNode {
  const { timeZone } = useOrganization()
  const now = useNow()

  if (list.error) return <RequestFailure className="m-4" error={list.error} onRetry={list.retry} />
  if (list.isLoading) return <ReviewListSkeleton hasIcon />
  if (list.rows.length === 0) return <EventsNoMatch address={address} />

  return (
    <>
      <ReviewList>
        {list.rows.map(({ item, isLeaving }) => (
          <EventListRow
            key={item.id}
            event={item}
            href={address.hrefOf({ id: item.id })}
            timeZone={timeZone}
            now={now}
            isCurrent={item.id === address.id}
            isLeaving={isLeaving}
          />
        ))}
      </ReviewList>
      {list.hasMore ? <ListFoot label="Load more events" isLoading={list.isLoadingMore} onLoadMore={list.loadMore} /> : null}
    </>
  )
}

function NothingOpen({ isListEmpty }: { isListEmpty: boolean }) {
  if (isListEmpty) return null

  return (
    <div className="grid flex-1 place-items-center pb-14">
      <EmptyState kind="first-use" icon={<Activity aria-hidden="true" />} title="Choose an event">
        What happened to it, step by step, opens here.
      </EmptyState>
    </div>
  )
}

type PhoneBarProps = { address: EventsAddress; list: EventList } & ReturnType<typeof findNeighbours>

function PhoneBar({ address, list, index, previousId, nextId }: PhoneBarProps) {
  const position = `${index + 1} of ${list.hasMore ? `${list.rows.length}+` : list.rows.length}`

  return (
    <RecordPhoneBar
      backHref={address.hrefOf({ id: null })}
      title="Events"
      position={index >= 0 ? position : undefined}
      previousHref={previousId && address.hrefOf({ id: previousId })}
      nextHref={index >= 0 && nextId ? address.hrefOf({ id: nextId }) : null}
    />
  )
}

/** Reads the events before and after the open one, so that the next step shows at once, and the next page before its end is reached. */
function useReadAhead({ list, index, previousId, nextId }: { list: EventList } & ReturnType<typeof findNeighbours>): void {
  const api = useApi()
  const queryClient = useQueryClient()
  const isNearEnd = index >= 0 && index >= list.rows.length - 3 && list.hasMore && !list.isLoadingMore
  const { loadMore } = list

  useEffect(() => {
    for (const id of [nextId, previousId]) {
      if (id !== null && index >= 0) void queryClient.prefetchQuery(api.events.get.queryOptions({ input: { id } }))
    }
  }, [api, queryClient, index, previousId, nextId])

  useEffect(() => {
    if (isNearEnd) loadMore()
  })
}
