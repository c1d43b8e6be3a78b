'use client'

import { CircleAlert, FlaskConical, Hourglass, LockKeyhole } from 'lucide-react'
import { memo } from 'react'
import { flagWords } from '#components/offers/offer-words.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { ReviewListItem } from '#components/patterns/review-list-item.tsx'
import type { SelectHow } from '#components/patterns/selection.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { Flag } from '#components/ui/badge.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { CalendarDate } from '#components/ui/time.tsx'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'
import { formatInstant, formatShortDate, getCalendarDate } from '#lib/platform/format/dates.ts'

export type OfferListRowProps = {
  offer: OfferSummary
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

/** One offer of the list: who, what and where, when, and what needs somebody. */
export const OfferListRow = memo(function OfferListRow({ offer, href, today, ...rest }: OfferListRowProps) {
  const { isSelected, isSelecting, onSelect, ...marks } = rest
  const label = `Select offer for ${offer.name ?? 'an unnamed candidate'}`

  return (
    <ReviewListItem
      id={offer.id}
      href={href}
      title={offer.name ?? 'No name'}
      subtitle={[offer.jobTitle, offer.location].filter(Boolean).join(' · ')}
      end={
        offer.startDate ? (
          <CalendarDate date={offer.startDate} isShort today={today} />
        ) : (
          <span className={offer.state === 'Unpublished' ? 'text-rust' : undefined}>No date</span>
        )
      }
      flags={<OfferFlags offer={offer} today={today} />}
      selection={onSelect ? { label, isSelected, isSelecting, onSelect: (how) => onSelect(offer.id, how) } : undefined}
      {...marks}
    />
  )
})

function OfferFlags({ offer, today }: { offer: OfferSummary; today: string }) {
  const { environment, isConfidential, ashbyNowSaysCount, state, assignee } = offer
  const issueCount = isOpenState(state) ? offer.issueCount : 0

  return (
    <>
      {state === 'Published' && offer.expiresAt ? <Deadline expiresAt={offer.expiresAt} today={today} /> : null}
      {isConfidential ? <Flag icon={<LockKeyhole aria-hidden="true" />} label="Confidential" tone="ink" /> : null}
      {environment === 'Sandbox' ? <Flag icon={<FlaskConical aria-hidden="true" />} label="Sandbox" tone="ink" /> : null}
      {offer.flags
        .filter((flag) => flag !== 'AshbyNowSays' && flag !== 'Expired')
        .map((flag) => {
          const { label, tone, icon: Icon } = flagWords[flag]

          return <Flag key={flag} icon={<Icon aria-hidden="true" />} label={label} tone={tone} />
        })}
      {ashbyNowSaysCount > 0 ? (
        <Flag
          icon={<flagWords.AshbyNowSays.icon aria-hidden="true" />}
          count={ashbyNowSaysCount}
          label={`${formatCountOf({ count: ashbyNowSaysCount, one: 'value' })} changed in Ashby after an edit`}
          tone="amber"
        />
      ) : null}
      {issueCount > 0 ? (
        <Flag
          icon={<CircleAlert aria-hidden="true" />}
          count={issueCount}
          label={formatCountOf({ count: issueCount, one: 'issue' })}
          tone={offer.blockingIssueCount > 0 ? 'rust' : 'amber'}
        />
      ) : null}
      {assignee ? (
        <span title={`Looked after by ${assignee.name}`} className="my-px">
          <span className="sr-only">Looked after by {assignee.name}</span>
          <Avatar name={assignee.name} size="xs" />
        </span>
      ) : null}
    </>
  )
}

/** Until when a published offer can be answered; amber once that is past. */
function Deadline({ expiresAt, today }: { expiresAt: string; today: string }) {
  const { timeZone } = useOrganization()
  const hasExpired = new Date(expiresAt).getTime() <= new Date(useNow()).getTime()
  const Icon = hasExpired ? flagWords.Expired.icon : Hourglass

  return (
    <span
      title={`${hasExpired ? flagWords.Expired.label : 'Answer by'} ${formatInstant(expiresAt, timeZone)}`}
      className={joinClasses(
        'num inline-flex min-h-5 items-center gap-[3px] leading-5 [&_.lucide]:size-3',
        hasExpired && 'font-medium text-amber',
      )}
    >
      <Icon aria-hidden="true" />
      <span className="sr-only">{hasExpired ? flagWords.Expired.label : 'Answer by'}</span>
      {formatShortDate(getCalendarDate(expiresAt, timeZone), today)}
    </span>
  )
}
