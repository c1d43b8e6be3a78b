'use client'

import { CircleAlert, FlaskConical, LockKeyhole } from 'lucide-react'
import { memo } from 'react'
import { flagWords, nameHire } from '#components/new-hires/new-hire-words.ts'
import { ReviewListItem } from '#components/patterns/review-list-item.tsx'
import type { SelectHow } from '#components/patterns/selection.ts'
import { Flag } from '#components/ui/badge.tsx'
import { CalendarDate } from '#components/ui/time.tsx'
import type { NewHireSummary } from '#lib/domain/new-hires/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type NewHireListRowProps = {
  hire: NewHireSummary
  href: string
  /** The calendar date of now in the organization's time zone. */
  today: string
  isCurrent: boolean
  isNew: boolean
  isLeaving: boolean
  isSelected: boolean
  /** Every row shows its box. */
  isSelecting: boolean
  /** Null where nothing could be done with a selection. */
  onSelect: ((id: string, how: SelectHow) => void) | null
}

/** One new hire of the list: who, what and where, when, and what needs somebody. */
export const NewHireListRow = memo(function NewHireListRow({ hire, href, today, ...rest }: NewHireListRowProps) {
  const { isSelected, isSelecting, onSelect, ...marks } = rest
  const label = `Select ${nameHire(hire)}`

  return (
    <ReviewListItem
      id={hire.id}
      href={href}
      title={nameHire(hire)}
      subtitle={describePlace(hire)}
      end={
        hire.startDate ? (
          <CalendarDate date={hire.startDate} isShort today={today} />
        ) : (
          <span className={hire.state === 'Pending' ? 'text-rust' : undefined}>No date</span>
        )
      }
      flags={<HireFlags hire={hire} />}
      selection={onSelect ? { label, isSelected, isSelecting, onSelect: (how) => onSelect(hire.id, how) } : undefined}
      {...marks}
    />
  )
})

/** Ashby tells little of a confidential job to a key that may not read it. */
function describePlace({ jobTitle, location, isConfidential }: NewHireSummary): string {
  const known = [jobTitle, location].filter(Boolean).join(' · ')

  return known || (isConfidential ? 'Details hidden by Ashby' : '')
}

const matchFlags = ['MaybeRehire', 'MaybeSame'] as const

function HireFlags({ hire }: { hire: NewHireSummary }) {
  const { state, environment, isConfidential, flags } = hire
  const issueCount = state === 'Pending' ? hire.issueCount : 0
  const matches = state === 'Pending' ? matchFlags.filter((flag) => flags.includes(flag)) : []
  const MatchIcon = flagWords[matches[0] ?? 'MaybeRehire'].icon
  const others = flags.filter((flag) => flag !== 'MaybeRehire' && flag !== 'MaybeSame')

  return (
    <>
      {isConfidential ? <Flag icon={<LockKeyhole aria-hidden="true" />} label="Confidential" tone="ink" /> : null}
      {environment === 'Sandbox' ? <Flag icon={<FlaskConical aria-hidden="true" />} label="Sandbox" tone="ink" /> : null}
      {others.map((flag) => {
        const { label, tone, icon: Icon } = flagWords[flag]

        return <Flag key={flag} icon={<Icon aria-hidden="true" />} label={label} tone={tone} />
      })}
      {matches.length > 0 ? (
        <Flag
          icon={<MatchIcon aria-hidden="true" />}
          count={matches.length}
          label={matches.map((flag) => flagWords[flag].label).join(', ')}
          tone="amber"
        />
      ) : null}
      {issueCount > 0 ? (
        <Flag
          icon={<CircleAlert aria-hidden="true" />}
          count={issueCount}
          label={formatCountOf({ count: issueCount, one: 'issue' })}
          tone={hire.blockingIssueCount > 0 ? 'rust' : 'amber'}
        />
      ) : null}
    </>
  )
}
