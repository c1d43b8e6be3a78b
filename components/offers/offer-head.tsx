'use client'

import { Activity, Ellipsis, ExternalLink, FileJson, FlaskConical, Link2, LockKeyhole, Printer } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { OfferAssignee } from '#components/offer-assignee/assignee-picker.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { StateChip } from '#components/patterns/state.tsx'
import { copyLink } from '#components/record/copy-link.ts'
import { Tag } from '#components/ui/badge.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem, MenuLink } from '#components/ui/menu.tsx'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { formatDate } from '#lib/platform/format/dates.ts'

// Few look at it, and it brings the viewer of JSON along.
const RawRecordDialog = dynamic(() => import('#components/offers/raw-record-dialog.tsx').then((module) => module.RawRecordDialog), {
  ssr: false,
})

/** What stands below the name: job title, place, first day. */
export function OfferSubtitle({ offer }: { offer: OfferDetail }) {
  const place = [offer.jobTitle, offer.location].filter(Boolean).join(', ')

  return (
    <>
      {place ? <bdi className="[overflow-wrap:anywhere]">{place}</bdi> : null}
      {place ? <span className="text-ink-3 max-md:hidden"> · </span> : null}
      <span className="num whitespace-nowrap max-md:block">
        {offer.startDate ? `Starts ${formatDate(offer.startDate)}` : 'No start date'}
      </span>
    </>
  )
}

/** State, where it comes from, and the ways to what stands behind it. */
export function OfferAside({ offer }: { offer: OfferDetail }) {
  return (
    <>
      <OfferAssignee offer={offer} />
      <div className="flex flex-wrap items-center justify-end gap-1.5">
        {offer.isConfidential ? <Tag icon={<LockKeyhole aria-hidden="true" />}>Confidential</Tag> : null}
        {offer.environment === 'Sandbox' ? <Tag icon={<FlaskConical aria-hidden="true" />}>Sandbox</Tag> : null}
        <StateChip noun="offer" state={offer.state} />
      </div>
      {offer.candidateUrl ? (
        <ButtonLink href={offer.candidateUrl} size="sm" icon={<ExternalLink />} className="max-md:hidden">
          Open in Ashby
        </ButtonLink>
      ) : null}
      <OfferMenu offer={offer} />
    </>
  )
}

function OfferMenu({ offer }: { offer: OfferDetail }) {
  const { slug } = useOrganization()
  const can = useCan()
  const [isRawOpen, setIsRawOpen] = useState(false)

  return (
    <>
      <Menu trigger={<IconButton label="More" icon={<Ellipsis />} variant="secondary" size="sm" />}>
        {offer.candidateUrl ? (
          <MenuLink href={offer.candidateUrl} icon={<ExternalLink />}>
            Open candidate in Ashby
          </MenuLink>
        ) : null}
        <MenuLink href={`/${slug}/offers/${offer.id}/print`} icon={<Printer />}>
          Print
        </MenuLink>
        <MenuItem icon={<Link2 />} onSelect={() => void copyLink()}>
          Copy link
        </MenuItem>
        {can('events.read') ? (
          <MenuLink href={`/${slug}/events?offer=${offer.id}`} icon={<Activity />}>
            Events of this offer
          </MenuLink>
        ) : null}
        {can('offers.raw') ? (
          <MenuItem icon={<FileJson />} onSelect={() => setIsRawOpen(true)}>
            Raw record…
          </MenuItem>
        ) : null}
      </Menu>
      {isRawOpen ? <RawRecordDialog id={offer.id} onClose={() => setIsRawOpen(false)} /> : null}
    </>
  )
}
