'use client'

import { useQuery } from '@tanstack/react-query'
import { ExportCsvButton } from '#components/api/export-csv-button.tsx'
import { useApi } from '#components/api/provider.tsx'
import { toEventInput } from '#components/events/event-queries.ts'
import { actionOptions } from '#components/events/event-words.ts'
import { TimeFilter } from '#components/events/time-filter.tsx'
import type { EventList } from '#components/events/use-event-list.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { FilterBar, FilterSelect } from '#components/patterns/filter-bar.tsx'
import { NewItemsButton } from '#components/patterns/new-items-button.tsx'
import { SearchInput } from '#components/patterns/search-input.tsx'
import { SelectAll, SelectButton } from '#components/patterns/select-rows.tsx'
import { SetFilters } from '#components/patterns/set-filters.tsx'
import { readStateLook, StateIcon } from '#components/patterns/state.tsx'
import { ReviewListHead } from '#components/patterns/two-pane-review.tsx'
import type { SelectionControl } from '#components/patterns/use-selection.ts'
import { eventStateSchema } from '#lib/domain/events/schema.ts'

type EventListHeadProps = { address: EventsAddress; list: EventList; selection: SelectionControl }

/** Above the list: its filters, on phones the search, and what can be done with the list as a whole. */
export function EventListHead({ address, list, selection }: EventListHeadProps) {
  const { filters, setFilters } = address

  return (
    <>
      <div className="shrink-0 border-b border-line px-4 py-2 md:hidden">
        <SearchInput label="Search events" value={filters.search} onValueChange={(search) => setFilters({ search })} />
      </div>
      <EventFilterBar address={address} />
      <ReviewListHead
        actions={
          <>
            <NewItemsButton count={list.waitingCount} one="event" onShow={list.showWaiting} />
            <SelectButton selection={selection} many="events" />
            <ExportCsvButton path="/api/files/events" body={toEventInput({ filters, bounds: address.bounds })} name="events" />
          </>
        }
      >
        {selection.isSelecting ? (
          <SelectAll selection={selection} count={list.rows.filter(({ isLeaving }) => !isLeaving).length} />
        ) : (
          <span className="truncate">Newest first</span>
        )}
      </ReviewListHead>
      <SetFilters
        chips={[
          ...(filters.offer ? [{ label: 'Of one offer', clear: () => setFilters({ offer: null }) }] : []),
          ...(filters.newHire ? [{ label: 'Of one new hire', clear: () => setFilters({ newHire: null }) }] : []),
        ]}
      />
    </>
  )
}

/** The account is a choice only where there are several. */
function EventFilterBar({ address }: { address: EventsAddress }) {
  const { filters, setFilters } = address
  const connections = useConnectionOptions()

  return (
    <FilterBar className="flex-wrap">
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
      <TimeFilter address={address} />
    </FilterBar>
  )
}

function useConnectionOptions(): { value: string; label: string }[] {
  const api = useApi()
  const can = useCan()
  const { data } = useQuery(api.connections.list.queryOptions({ enabled: can('connections.read') }))

  return data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
}
