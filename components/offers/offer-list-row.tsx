'use client'

import { CircleAlert, FlaskConical, LockKeyhole } from 'lucide-react'
import { memo } from 'react'
import { flagWords } from '#components/offers/offer-words.ts'
import { ReviewListItem } from '#components/patterns/review-list-item.tsx'
import { Flag } from '#components/ui/badge.tsx'
import { CalendarDate } from '#components/ui/time.tsx'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type OfferListRowProps = {
  offer: OfferSummary
  href: string
  /** The calendar date of now in the organization's time zone. */
  today: string
  isCurrent: boolean
  isNew: boolean
  isLeaving: boolean
}

/** One offer of the list: who, what and where, when, and what needs somebody. */
export const OfferListRow = memo(function OfferListRow({ offer, href, today, ...marks }: OfferListRowProps) {
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
      flags={<OfferFlags offer={offer} />}
      {...marks}
    />
  )
})

function OfferFlags({ offer }: { offer: OfferSummary }) {
  const { environment, isConfidential, ashbyNowSaysCount, state } = offer
  const issueCount = isOpenState(state) ? offer.issueCount : 0

  return (
    <>
      {isConfidential ? <Flag icon={<LockKeyhole aria-hidden="true" />} label="Confidential" tone="ink" /> : null}
      {environment === 'Sandbox' ? <Flag icon={<FlaskConical aria-hidden="true" />} label="Sandbox" tone="ink" /> : null}
      {offer.flags
        .filter((flag) => flag !== 'AshbyNowSays')
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
    </>
  )
}
