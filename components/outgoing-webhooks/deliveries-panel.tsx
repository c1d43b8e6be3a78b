'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import type { Clock } from '#components/organization/clock.ts'
import {
  type DeliveryFilters,
  deliveryFilterParsers,
  deliveryListOptions,
  NO_DELIVERY_FILTERS,
} from '#components/outgoing-webhooks/delivery-filters.ts'
import { DeliveryRow } from '#components/outgoing-webhooks/delivery-row.tsx'
import { ReplayFailedDialog } from '#components/outgoing-webhooks/replay-failed-dialog.tsx'
import { deliveryLooks } from '#components/outgoing-webhooks/webhook-looks.ts'
import { nameEvent } from '#components/outgoing-webhooks/webhook-words.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { FilterSelect } from '#components/patterns/filter-bar.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'
import { messageStates, sentEvents } from '#lib/domain/outgoing-webhooks/terms.ts'

const stateOptions = messageStates.map((state) => ({ value: state, label: deliveryLooks[state].word }))
const eventOptions = sentEvents.map((event) => ({ value: event, label: nameEvent(event) }))

/** The log: what was sent, newest first, and what came back. */
export function DeliveriesPanel({ webhook, clock }: { webhook: OutgoingWebhook; clock: Clock }) {
  const api = useApi()
  const [filters, setFilters] = useQueryStates(deliveryFilterParsers)
  const query = useInfiniteQuery(deliveryListOptions({ api, webhookId: webhook.id, filters }))
  const messages = query.data?.pages.flatMap((page) => page.items)

  return (
    <Panel title="Deliveries" isFlush actions={webhook.failedCount > 0 ? <ReplayFailedDialog webhook={webhook} /> : null}>
      <DeliveryFilterBar filters={filters} onChange={(change) => void setFilters(change)} />
      {query.isPending ? <DeliveriesSkeleton /> : null}
      {query.error && !messages ? <RequestFailure className="m-4" error={query.error} onRetry={() => void query.refetch()} /> : null}
      {messages?.length === 0 ? (
        <NoDeliveries isFiltered={filters.state !== null || filters.event !== null} onClear={() => void setFilters(NO_DELIVERY_FILTERS)} />
      ) : null}
      {messages && messages.length > 0 ? (
        <ul aria-label="Deliveries">
          {messages.map((message) => (
            <DeliveryRow key={message.id} message={message} webhook={webhook} clock={clock} />
          ))}
        </ul>
      ) : null}
      {query.hasNextPage ? (
        <ListFoot label="Load more" isLoading={query.isFetchingNextPage} onLoadMore={() => void query.fetchNextPage()} />
      ) : null}
    </Panel>
  )
}

type FilterBarProps = { filters: DeliveryFilters; onChange: (change: Partial<DeliveryFilters>) => void }

function DeliveryFilterBar({ filters, onChange }: FilterBarProps) {
  return (
    <search className="flex flex-wrap items-center gap-1.5 border-b border-line px-4 py-2">
      <FilterSelect
        isFirst
        label="State"
        anyLabel="Any state"
        value={filters.state}
        onValueChange={(state) => onChange({ state })}
        options={stateOptions}
      />
      <FilterSelect
        label="Event"
        anyLabel="Any event"
        value={filters.event}
        onValueChange={(event) => onChange({ event })}
        options={eventOptions}
      />
    </search>
  )
}

function NoDeliveries({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) {
    return (
      <EmptyState kind="first-use" title="Nothing was sent yet">
        What is told from now on stands here, with what came back. Send a test to try it.
      </EmptyState>
    )
  }

  return (
    <EmptyState
      kind="no-match"
      title="No deliveries match these filters"
      actions={
        <Button size="sm" onClick={onClear}>
          Clear filters
        </Button>
      }
    />
  )
}

const widths = ['w-28', 'w-36', 'w-32', 'w-24'] as const

/** The log before it is read, in its shape. */
export function DeliveriesSkeleton() {
  return (
    <div aria-hidden="true">
      {widths.map((width) => (
        <div key={width} className="flex h-10 items-center justify-between gap-4 border-b border-line px-4 last:border-0 max-md:h-16">
          <Skeleton className={width} />
          <Skeleton className="w-20" />
        </div>
      ))}
    </div>
  )
}
