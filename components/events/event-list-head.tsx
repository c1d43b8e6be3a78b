'use client'

import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { actionOptions } from '#components/events/event-words.ts'
import type { EventList } from '#components/events/use-event-list.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { FilterBar, FilterSelect } from '#components/patterns/filter-bar.tsx'
import { NewItemsButton } from '#components/patterns/new-items-button.tsx'
import { readStateLook, StateIcon } from '#components/patterns/state.tsx'
import { Button } from '#components/ui/button.tsx'
import { eventStateSchema } from '#lib/domain/events/schema.ts'

/** The filters above the list, and how many new events wait to be shown. The account is a choice only where there are several. */
export function EventListHead({ address, list }: { address: EventsAddress; list: EventList }) {
  const { filters, setFilters } = address
  const connections = useConnectionOptions()

  return (
    <FilterBar actions={<NewItemsButton count={list.waitingCount} one="event" onShow={list.showWaiting} />}>
      <FilterSelect
        isFirst
        label="State"
        anyLabel="Any state"
        value={filters.state}
        onValueChange={(state) => setFilters({ state })}
        options={eventStateSchema.options.map((state) => ({
          value: state,
          label: readStateLook({ noun: 'event', state }).word,
          icon: <StateIcon noun="event" state={state} />,
        }))}
      />
      <FilterSelect
        label="Event"
        anyLabel="Any event"
        value={filters.action}
        onValueChange={(action) => setFilters({ action })}
        options={actionOptions}
      />
      {connections.length > 1 || filters.connection ? (
        <FilterSelect
          label="Account"
          anyLabel="Any account"
          value={filters.connection}
          onValueChange={(connection) => setFilters({ connection })}
          options={connections}
        />
      ) : null}
      {filters.offer ? (
        <Button size="sm" trailing={<X />} className="border-iris-line bg-iris-soft text-iris" onClick={() => setFilters({ offer: null })}>
          Of one offer
        </Button>
      ) : null}
      {filters.newHire ? (
        <Button
          size="sm"
          trailing={<X />}
          className="border-iris-line bg-iris-soft text-iris"
          onClick={() => setFilters({ newHire: null })}
        >
          Of one new hire
        </Button>
      ) : null}
    </FilterBar>
  )
}

function useConnectionOptions(): { value: string; label: string }[] {
  const api = useApi()
  const can = useCan()
  const { data } = useQuery(api.connections.list.queryOptions({ enabled: can('connections.read') }))

  return data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
}
