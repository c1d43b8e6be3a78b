'use client'

import { UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import type { HireActs } from '#components/hire-acts/use-hire-acts.tsx'
import { MatchPanel } from '#components/hire-matches/match-panel.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'
import { getCalendarDate } from '#lib/platform/format/dates.ts'

/** A common name can have many: so many stand there, until somebody wants to see the others. */
const SHOWN_MAX = 2

type HireMatchesProps = { hire: NewHireDetail; acts: HireActs }

/** Of a pending new hire: whom it was said to be, else everybody who may be the same, the surest first. */
export function HireMatches({ hire, acts }: HireMatchesProps) {
  const { timeZone } = useOrganization()
  const today = getCalendarDate(useNow(), timeZone)
  const [isOpen, setIsOpen] = useState(false)
  if (hire.state !== 'Pending') return null
  // Once it is said who it is, nobody else in the directory is asked about.
  const matches = hire.person ? hire.matches.filter(({ kind }) => kind === 'newHire') : hire.matches
  const shown = isOpen ? matches : matches.slice(0, SHOWN_MAX)
  const hiddenCount = matches.length - shown.length
  if (!hire.person && matches.length === 0) return null

  return (
    <div className="flex flex-col gap-3 pt-4">
      {hire.person ? <LinkedNotice person={hire.person} acts={acts} /> : null}
      {shown.map((match) => (
        <MatchPanel key={match.id} hire={hire} match={match} today={today} acts={acts} />
      ))}
      {hiddenCount > 0 ? (
        <Button size="sm" className="self-start" onClick={() => setIsOpen(true)}>
          Show {hiddenCount} more
        </Button>
      ) : null}
    </div>
  )
}

function LinkedNotice({ person, acts }: { person: NonNullable<NewHireDetail['person']>; acts: HireActs }) {
  const { slug } = useOrganization()
  const can = useCan()
  const name = <bdi>{person.name || 'somebody without a name'}</bdi>

  return (
    <Notice
      tone="iris"
      icon={<UserRoundCheck aria-hidden="true" />}
      title={
        <>
          Same person as{' '}
          {can('people.read') ? (
            <TextLink isInline href={`/${slug}/people/${person.id}`}>
              {name}
            </TextLink>
          ) : (
            name
          )}
        </>
      }
      aside={
        <Button size="sm" isLoading={acts.pending?.kind === 'unlink'} onClick={() => acts.run({ kind: 'unlink' })}>
          Undo
        </Button>
      }
    >
      {person.isRehire
        ? 'A rehire: adding keeps the old record and starts a new period.'
        : 'Already in People: adding starts no new period, and what differs is proposed there.'}
    </Notice>
  )
}
