'use client'

import { ClockAlert, Eye, EyeOff, Hourglass, type LucideIcon, Mail, MailX, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { EarlierVersions, VersionChanges } from '#components/offer-publishing/earlier-versions.tsx'
import { nameZone } from '#components/offer-publishing/name-zone.ts'
import { findNewestVersion } from '#components/offer-publishing/publish-choice.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { formatMoment, nameEditor } from '#components/record/describe-provenance.ts'
import { type Tone, toneText } from '#components/ui/chip.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import type { PublishedVersion, Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { formatInstant, formatInstantExact } from '#lib/platform/format/dates.ts'

type PublishingPanelProps = { offer: OfferDetail; publishing: Publishing }

/** Which version the candidate has, how its mail fared, whether it was opened, until when it can be answered. */
export function PublishingPanel({ offer, publishing }: PublishingPanelProps) {
  const newest = findNewestVersion(publishing)
  const earlier = publishing.versions.filter(({ id }) => id !== newest?.id)

  return (
    <>
      {newest ? <NewestVersion offer={offer} version={newest} link={publishing.link} /> : null}
      {earlier.length > 0 ? <EarlierVersions versions={earlier} hasNewer={newest !== null} /> : null}
    </>
  )
}

function NewestVersion({ offer, version, link }: { offer: OfferDetail; version: PublishedVersion; link: Publishing['link'] }) {
  const viewer = useMe().name

  return (
    <>
      <ul className="flex flex-col gap-2">
        <Line icon={Send} tone={offer.state === 'Published' ? 'sky' : 'ink'}>
          <span className="font-medium">
            Version {version.number}, by <bdi>{nameEditor({ by: version.publishedBy, viewer })}</bdi>
          </span>{' '}
          <Moment instant={version.publishedAt} />
        </Line>
        <MailLine mail={version.mail} />
        <OpenedLine link={link} isAnswered={offer.state === 'Accepted' || offer.state === 'Declined'} />
        <DeadlineLine offer={offer} version={version} />
      </ul>
      <VersionChanges version={version} />
    </>
  )
}

function MailLine({ mail }: Pick<PublishedVersion, 'mail'>) {
  switch (mail?.state) {
    case undefined:
      return null
    case 'Waiting':
      return <Line icon={Hourglass}>Mail waits to leave</Line>
    case 'Sent':
      return <Line icon={Mail}>Mail sent {mail.sentAt ? <Moment instant={mail.sentAt} /> : null}</Line>
    case 'Refused':
      return (
        <Line icon={MailX} tone="rust">
          Mail refused
        </Line>
      )
    case 'Cancelled':
      return <Line icon={MailX}>No mail was sent</Line>
  }
}

function OpenedLine({ link, isAnswered }: { link: Publishing['link']; isAnswered: boolean }) {
  // Without a link there is nothing to open, and an answer tells that it was.
  if (!link) return isAnswered ? null : <Line icon={EyeOff}>No link works</Line>
  if (link.firstOpenedAt === null) return <Line icon={EyeOff}>Not opened yet</Line>
  const isOnce = link.lastOpenedAt === null || link.lastOpenedAt === link.firstOpenedAt

  return (
    <Line icon={Eye} tone="moss">
      Opened <Moment instant={link.firstOpenedAt} />
      {isOnce || link.lastOpenedAt === null ? null : (
        <span className="text-ink-3">
          , last <Moment instant={link.lastOpenedAt} />
        </span>
      )}
    </Line>
  )
}

function DeadlineLine({ offer, version: { expiresAt, timeZone } }: { offer: OfferDetail; version: PublishedVersion }) {
  if (offer.state !== 'Published') return null
  if (expiresAt === null) return <Line icon={Hourglass}>No deadline</Line>
  const hasExpired = offer.flags.includes('Expired')

  return (
    <Line icon={hasExpired ? ClockAlert : Hourglass} tone={hasExpired ? 'amber' : 'ink'}>
      {hasExpired ? 'Ended' : 'Answer by'} <span className="num">{formatInstant(expiresAt, timeZone)}</span>
      <span className="text-ink-3"> in {nameZone(timeZone)}</span>
    </Line>
  )
}

function Line({ icon: Icon, tone = 'ink', children }: { icon: LucideIcon; tone?: Tone; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5">
      <span className={joinClasses('pt-0.5', toneText[tone])}>
        <Icon aria-hidden="true" />
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </li>
  )
}

function Moment({ instant }: { instant: string }) {
  const { timeZone } = useOrganization()
  const now = useNow()

  return (
    <time dateTime={instant} title={`${formatInstantExact(instant, timeZone)}, ${timeZone}`} className="num whitespace-nowrap text-ink-3">
      {formatMoment({ instant, timeZone, now })}
    </time>
  )
}
