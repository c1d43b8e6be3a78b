'use client'

import { Pencil, Plus } from 'lucide-react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Panel } from '#components/patterns/panel.tsx'
import type { PeriodEdit } from '#components/people/period-edit.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { CalendarDate } from '#components/ui/time.tsx'
import type { Period, PersonDetail } from '#lib/domain/people/contract.ts'
import { formatDate } from '#lib/platform/format/dates.ts'

type PersonPeriodsProps = { person: PersonDetail; canManage: boolean; onPeriod: (edit: PeriodEdit) => void }

/** Each time with the company, newest first. */
export function PersonPeriods({ person, canManage, onPeriod }: PersonPeriodsProps) {
  return (
    <Panel
      title="Periods"
      isFlush
      actions={
        canManage ? <IconButton label="Add period" size="sm" icon={<Plus />} onClick={() => onPeriod({ kind: 'add' })} /> : undefined
      }
    >
      <ol>
        {person.periods.map((period) => (
          <PeriodItem key={period.id} period={period} onChange={canManage ? () => onPeriod({ kind: 'change', period }) : null} />
        ))}
      </ol>
    </Panel>
  )
}

function PeriodItem({ period, onChange }: { period: Period; onChange: (() => void) | null }) {
  const { slug } = useOrganization()
  const { startDate, endDate, jobTitle, department, location, newHireId } = period
  const role = [jobTitle, department, location].filter(Boolean).join(' · ')

  return (
    <li className="flex items-start gap-2 border-b border-line px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1">
        <p className="num font-medium">
          {endDate ? null : <span className="font-normal text-ink-3">From </span>}
          {startDate ? <CalendarDate date={startDate} /> : endDate ? 'Start unknown' : 'an unknown day'}
          {endDate ? (
            <>
              <span className="font-normal text-ink-3"> to </span>
              <CalendarDate date={endDate} />
            </>
          ) : null}
        </p>
        {role ? (
          <p dir="auto" className="text-ink-3 [overflow-wrap:anywhere]">
            {role}
          </p>
        ) : null}
        {newHireId ? (
          <TextLink href={`/${slug}/new-hires/${newHireId}`} className="text-12 font-normal">
            From Ashby
          </TextLink>
        ) : null}
      </div>
      {onChange ? (
        <IconButton
          label={`Change period from ${startDate ? formatDate(startDate) : 'an unknown day'}`}
          size="sm"
          icon={<Pencil />}
          onClick={onChange}
        />
      ) : null}
    </li>
  )
}
