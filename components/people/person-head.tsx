'use client'

import { Ellipsis, ExternalLink, LogOut, Trash2, UserRoundPlus } from 'lucide-react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { StateChip } from '#components/patterns/state.tsx'
import type { PeriodEdit } from '#components/people/period-edit.ts'
import { personLooks } from '#components/people/person-looks.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#components/ui/menu.tsx'
import type { PersonDetail } from '#lib/domain/people/contract.ts'
import { formatDate } from '#lib/platform/format/dates.ts'

type PersonHeadProps = { person: PersonDetail; canManage: boolean; onPeriod: (edit: PeriodEdit) => void; onDelete: () => void }

/** Who it is, whether they are here, and the ways to where they came from. */
export function PersonHead({ person, canManage, onPeriod, onDelete }: PersonHeadProps) {
  const { slug } = useOrganization()
  const { name, status, jobTitle, department, location } = person
  const role = [jobTitle, department, location].filter(Boolean).join(' · ')
  const [hire] = person.newHires
  const candidateUrl = person.newHires.find((each) => each.candidateUrl !== null)?.candidateUrl ?? null

  return (
    <div className="flex items-start gap-4 max-md:flex-wrap">
      <Avatar name={name} size="md" />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <h2 dir="auto" className="min-w-0 text-20 font-semibold [overflow-wrap:anywhere]">
            {name || 'No name'}
          </h2>
          <StateChip look={personLooks[status]} />
        </div>
        <p className="text-ink-2 [overflow-wrap:anywhere]">{role ? <bdi>{role}</bdi> : <span className="text-ink-3">No job title</span>}</p>
        <p className="num text-ink-3">{describeTime(person)}</p>
      </div>
      <div className={joinClasses('flex shrink-0 items-center gap-2', (hire || candidateUrl) && 'max-md:w-full')}>
        {hire ? (
          <ButtonLink size="sm" href={`/${slug}/new-hires/${hire.id}`} className="max-md:flex-1">
            Open new hire
          </ButtonLink>
        ) : null}
        {candidateUrl ? (
          <ButtonLink size="sm" href={candidateUrl} icon={<ExternalLink />} className="max-md:flex-1">
            Open in Ashby
          </ButtonLink>
        ) : null}
        {canManage ? <PersonMenu person={person} onPeriod={onPeriod} onDelete={onDelete} /> : null}
      </div>
    </div>
  )
}

function PersonMenu({ person, onPeriod, onDelete }: Omit<PersonHeadProps, 'canManage'>) {
  const [newest] = person.periods

  return (
    <Menu align="end" trigger={<IconButton label="More" size="sm" icon={<Ellipsis />} />}>
      {newest && newest.endDate === null ? (
        <MenuItem icon={<LogOut />} onSelect={() => onPeriod({ kind: 'change', period: newest, isLastDay: true })}>
          Set last day…
        </MenuItem>
      ) : null}
      <MenuItem icon={<UserRoundPlus />} onSelect={() => onPeriod({ kind: 'add' })}>
        Add period…
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} isDanger onSelect={onDelete}>
        Delete person…
      </MenuItem>
    </Menu>
  )
}

function describeTime({ status, startDate, endDate }: PersonDetail): string {
  if (startDate === null) return endDate === null ? 'No start date' : `Last day ${formatDate(endDate)}`
  if (status === 'Starting') return `Starts ${formatDate(startDate)}`

  return endDate === null ? `Here since ${formatDate(startDate)}` : `${formatDate(startDate)} to ${formatDate(endDate)}`
}
