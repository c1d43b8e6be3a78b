'use client'

import { useQuery } from '@tanstack/react-query'
import { FlaskConical, ListRestart } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { SearchInput } from '#components/patterns/search-input.tsx'
import { Button } from '#components/ui/button.tsx'
import { formatCount } from '#lib/platform/format/counts.ts'

/** Tests are rare: what asks for them comes with the first press. */
const SendTestDialog = dynamic(() => import('#components/event-tests/send-test-dialog.tsx').then((module) => module.SendTestDialog), {
  ssr: false,
})

type EventsHeaderProps = { address: EventsAddress; canReplay: boolean; onReplayFailed: () => void }

/** Title, how many came lately, the search, and what can be done about events as a whole. */
export function EventsHeader({ address, canReplay, onReplayFailed }: EventsHeaderProps) {
  const { filters, setFilters } = address
  useCommands(
    canReplay ? [{ id: 'event.replay-failed', label: 'Replay failed…', group: 'Events', icon: ListRestart, run: onReplayFailed }] : [],
  )

  return (
    <PageHeader
      title="Events"
      note={<EventsNote />}
      actions={
        <>
          <span className="max-md:hidden">
            <SearchInput
              label="Search events"
              className="max-lg:w-40"
              value={filters.search}
              onValueChange={(search) => setFilters({ search })}
            />
          </span>
          {canReplay ? (
            <Button size="sm" icon={<ListRestart />} onClick={onReplayFailed}>
              Replay failed…
            </Button>
          ) : null}
          <SendTestButton />
        </>
      }
    />
  )
}

/** "437 in 14 days, 2 failed". What needs attention stands in the navigation. */
function EventsNote() {
  const api = useApi()
  const { data } = useQuery(api.events.counts.queryOptions())
  if (!data) return null

  return [`${formatCount(data.recent)} in 14 days`, data.failed > 0 ? `${formatCount(data.failed)} failed` : null]
    .filter(Boolean)
    .join(', ')
}

/** Only where there is an account that answers. */
function SendTestButton() {
  const api = useApi()
  const can = useCan()
  const isAllowed = can('connections.manage')
  const { data } = useQuery(api.connections.list.queryOptions({ enabled: isAllowed }))
  const [isOpen, setIsOpen] = useState(false)
  const accounts = data?.items.filter(({ state }) => state === 'Connected' || state === 'Paused') ?? []
  const isOffered = isAllowed && accounts.length > 0
  useCommands(
    isOffered ? [{ id: 'event.send-test', label: 'Send test event', group: 'Events', icon: FlaskConical, run: () => setIsOpen(true) }] : [],
  )
  if (!isOffered) return null

  return (
    <>
      <Button size="sm" icon={<FlaskConical />} onClick={() => setIsOpen(true)}>
        Send test event
      </Button>
      {isOpen ? <SendTestDialog accounts={accounts} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}
