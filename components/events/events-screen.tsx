'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Activity } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { ReplayBar } from '#components/event-replays/replay-bar.tsx'
import type { ReplayAsk } from '#components/event-replays/replay-dialog.tsx'
import { useReplays } from '#components/event-replays/use-replays.ts'
import { EventListHead } from '#components/events/event-list-head.tsx'
import { EventListRow } from '#components/events/event-list-row.tsx'
import { EventRecord } from '#components/events/event-record.tsx'
import { EventsNoMatch, renderEventsEmpty } from '#components/events/events-empty.tsx'
import { EventsHeader } from '#components/events/events-header.tsx'
import { type EventList, useEventList } from '#components/events/use-event-list.ts'
import { type EventsAddress, useEventsAddress } from '#components/events/use-events-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { NowProvider, useNow } from '#components/patterns/now.tsx'
import { ReviewListSkeleton } from '#components/patterns/review-list-item.tsx'
import { RecordPhoneBar, ReviewList, TwoPaneReview } from '#components/patterns/two-pane-review.tsx'
import { findNeighbours, useListKeys } from '#components/patterns/use-list-keys.ts'
import { useReadAhead } from '#components/patterns/use-read-ahead.ts'
import { type SelectionControl, useSelection } from '#components/patterns/use-selection.ts'

const ReplayDialog = dynamic(() => import('#components/event-replays/replay-dialog.tsx').then((module) => module.ReplayDialog), {
  ssr: false,
})

/** The log of events: list and event side by side. `now` is the instant at which the server rendered the page. */
export function EventsScreen({ now }: { now: string }) {
  return (
    <NowProvider now={now}>
      <EventsReview />
    </NowProvider>
  )
}

function EventsReview() {
  const api = useApi()
  const queryClient = useQueryClient()
  const address = useEventsAddress()
  const list = useEventList(address)
  const ids = list.rows.filter((row) => !row.isLeaving).map((row) => row.item.id)
  const neighbours = findNeighbours({ ids, openId: address.id })
  useListKeys({ noun: 'event', group: 'Events', ids, openId: address.id, onOpen: address.open })
  const [ask, setAsk] = useState<ReplayAsk | null>(null)
  const replays = useReplays({ isTold: ask !== null })
  // After the list's own keys: Escape clears a selection before it leaves an event.
  const selection = useSelection({ noun: 'event', group: 'Events', listed: ids, openId: address.id, isEnabled: replays.isAllowed })
  useReadAhead({
    list,
    ...neighbours,
    prefetch: (id) => void queryClient.prefetchQuery(api.events.get.queryOptions({ input: { id } })),
  })
  const isEmpty = list.rows.length === 0 && !list.isLoading && !list.error && address.id === null

  return (
    <>
      <TwoPaneReview
        header={<EventsHeader address={address} canReplay={replays.isAllowed} onReplayFailed={() => setAsk({ kind: 'failed' })} />}
        listLabel="Events"
        listWidth="wide"
        listHead={<EventListHead address={address} list={list} selection={selection} />}
        list={<EventListBody address={address} list={list} selection={selection} />}
        listFoot={<ReplayBar selection={selection} replays={replays} onReplay={(chosen) => setAsk({ kind: 'selected', ids: chosen })} />}
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
      {ask ? (
        <ReplayDialog
          ask={ask}
          replays={replays}
          filters={address.filters}
          onStarted={() => selection.clear()}
          onClose={() => {
            setAsk(null)
            replays.forgetError()
          }}
        />
      ) : null}
    </>
  )
}

type EventListBodyProps = { address: EventsAddress; list: EventList; selection: SelectionControl }

function EventListBody({ address, list, selection }: EventListBodyProps): ReactNode {
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
            isSelected={selection.ids.has(item.id)}
            isSelecting={selection.isSelecting}
            onSelect={selection.isEnabled ? selection.select : null}
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
