import { formatDaysUntil } from '#components/home/format-days-until.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { buildCalendarHref } from '#components/people/people-filters.ts'
import { StartingRow } from '#components/people-calendar/starting-row.tsx'
import { Count } from '#components/ui/badge.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { CalendarDate } from '#components/ui/time.tsx'
import type { Home } from '#lib/domain/home/contract.ts'
import { STARTING_MAX } from '#lib/domain/people/terms.ts'

type StartingSoonProps = { home: Pick<Home, 'startingSoon' | 'startingSoonCount'>; today: string }

/** Who starts within two weeks; who is still pending as a new hire is marked so. */
export function StartingSoon({ home, today }: StartingSoonProps) {
  const { slug } = useOrganization()

  return (
    <Panel
      title="Starting soon"
      note={
        home.startingSoonCount > 0 ? (
          <>
            {home.startingSoonCount < STARTING_MAX ? <Count value={home.startingSoonCount} /> : `${STARTING_MAX} or more`} in the next 14
            days
          </>
        ) : undefined
      }
      actions={
        <TextLink href={buildCalendarHref({ slug })} className="text-12">
          Calendar
        </TextLink>
      }
      isFlush
    >
      {home.startingSoon.length === 0 ? (
        <EmptyState kind="done" title="Nobody starts in the next two weeks">
          People appear here two weeks before their first day.
        </EmptyState>
      ) : (
        <ul>
          {home.startingSoon.map((item) => (
            <StartingRow
              key={item.id}
              slug={slug}
              item={item}
              end={
                <span className="num shrink-0 text-right text-12 text-ink-3">
                  <CalendarDate date={item.startDate} isShort today={today} />
                  <span className="block max-md:hidden">{formatDaysUntil({ date: item.startDate, today })}</span>
                </span>
              }
            />
          ))}
        </ul>
      )}
    </Panel>
  )
}
