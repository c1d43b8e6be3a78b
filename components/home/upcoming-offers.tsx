import { useMemo } from 'react'
import { formatDaysUntil } from '#components/home/format-days-until.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { DataTable } from '#components/patterns/data-table.tsx'
import type { DataTableColumn } from '#components/patterns/data-table-row.tsx'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { StateText } from '#components/patterns/state.tsx'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import { TextLink } from '#components/ui/link.tsx'
import { CalendarDate } from '#components/ui/time.tsx'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'

/** Unpublished offers by start date, soonest first: what becomes urgent next. */
export function UpcomingOffers({ offers, today }: { offers: ReadonlyArray<OfferSummary>; today: string }) {
  const { slug } = useOrganization()
  const offersHref = buildPlaceHref({ slug, path: '/offers' })
  const columns = useMemo(() => listColumns(today), [today])

  return (
    <Panel
      title="Upcoming offers"
      note="by start date"
      actions={
        <TextLink href={offersHref} className="text-12">
          All offers
        </TextLink>
      }
      isFlush
    >
      <DataTable
        label="Upcoming offers"
        columns={columns}
        rows={offers}
        getRowId={(offer) => offer.id}
        getRowHref={(offer) => `${offersHref}/${offer.id}`}
        empty={
          <EmptyState kind="done" title="Nothing to publish">
            Offers appear here when they are approved in Ashby.
          </EmptyState>
        }
      />
    </Panel>
  )
}

function Text({ children }: { children: string | null }) {
  return children ? (
    <span dir="auto" title={children}>
      {children}
    </span>
  ) : (
    <span className="text-ink-3">Unknown</span>
  )
}

function listColumns(today: string): ReadonlyArray<DataTableColumn<OfferSummary>> {
  return [
    { id: 'name', header: 'Name', width: '30%', cell: ({ name }) => <Text>{name}</Text> },
    { id: 'jobTitle', header: 'Job title', phone: 'subtitle', cell: ({ jobTitle }) => <Text>{jobTitle}</Text> },
    { id: 'location', header: 'Location', width: '112px', cell: ({ location }) => <Text>{location}</Text> },
    {
      id: 'startDate',
      header: 'Starts',
      width: '184px',
      phone: 'end',
      cell: ({ startDate }) =>
        startDate ? (
          <>
            <CalendarDate date={startDate} />{' '}
            <span className="num text-12 text-ink-3 max-md:hidden">{formatDaysUntil({ date: startDate, today })}</span>
          </>
        ) : (
          <span className="text-ink-3">Unknown</span>
        ),
    },
    { id: 'state', header: 'State', width: '120px', phone: 'state', cell: ({ state }) => <StateText noun="offer" state={state} /> },
  ]
}
