'use client'

import { useQuery } from '@tanstack/react-query'
import { Activity } from 'lucide-react'
import type { ReactNode } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { isFiltered, NO_EVENT_FILTERS } from '#components/events/event-filters.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { isTrouble } from '#lib/domain/events/rules.ts'

/** Filters hide everything: inside the list, since the filters stand there. */
export function EventsNoMatch({ address }: { address: EventsAddress }) {
  const { search, state, ...others } = address.filters
  const isOnlyState = search === '' && !isFiltered({ ...NO_EVENT_FILTERS, ...others })
  const clear = (
    <Button size="sm" onClick={address.clearFilters}>
      Clear filters
    </Button>
  )
  if (isOnlyState && state && isTrouble(state)) {
    return <EmptyState kind="done" title={state === 'Failed' ? 'No event failed' : 'No event needs attention'} actions={clear} />
  }

  return (
    <EmptyState kind="no-match" title={search === '' ? 'No events match these filters' : `No events for ‘${search}’`} actions={clear}>
      {search === '' ? null : 'Search by a candidate’s name, a whole ID or a code.'}
    </EmptyState>
  )
}

/** No event has ever come: what will come and what makes it. Null while filters are set, which have words of their own. */
export function renderEventsEmpty(address: EventsAddress): ReactNode {
  return isFiltered(address.filters) ? null : <FirstUse />
}

function FirstUse() {
  const api = useApi()
  const { slug } = useOrganization()
  const can = useCan()
  const { data } = useQuery(api.connections.list.queryOptions({ enabled: can('connections.read') }))
  const isConnected = data?.items.some(({ state }) => state === 'Connected') ?? false
  const mayConnect = can('connections.manage') && !isConnected

  return (
    <EmptyState
      kind="first-use"
      icon={<Activity aria-hidden="true" />}
      title={isConnected ? 'No event has come yet' : 'Events from Ashby appear here'}
      actions={
        mayConnect ? (
          <ButtonLink variant="primary" href={`/${slug}/company/integrations`}>
            Connect Ashby
          </ButtonLink>
        ) : (
          <ButtonLink size="sm" href={`/${slug}/offers`}>
            See offers
          </ButtonLink>
        )
      }
    >
      {isConnected
        ? 'Ashby tells Handoff when an offer is created or changes. Each such event is kept here with what came of it.'
        : 'Once an account is connected, every event it sends is kept here with what came of it.'}
    </EmptyState>
  )
}
