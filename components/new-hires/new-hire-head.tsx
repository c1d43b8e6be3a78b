'use client'

import { Activity, Ellipsis, ExternalLink, FlaskConical, Link2, LockKeyhole } from 'lucide-react'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { StateChip } from '#components/patterns/state.tsx'
import { copyLink } from '#components/record/copy-link.ts'
import { Tag } from '#components/ui/badge.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem, MenuLink } from '#components/ui/menu.tsx'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'
import { formatDate } from '#lib/platform/format/dates.ts'

/** What stands below the name: job title, place, first day. */
export function NewHireSubtitle({ hire }: { hire: NewHireDetail }) {
  const place = [hire.jobTitle, hire.location].filter(Boolean).join(', ')

  return (
    // A dot that would begin a line lies outside, where it is cut off.
    <span className="block overflow-hidden">
      <span className="-ml-4 flex flex-wrap">
        {place ? <bdi className="min-w-0 pl-4 [overflow-wrap:anywhere]">{place}</bdi> : null}
        <span className="num relative pl-4 whitespace-nowrap max-md:w-full">
          <span aria-hidden="true" className="absolute left-1.5 text-ink-3 max-md:hidden">
            ·
          </span>
          {hire.startDate ? `Starts ${formatDate(hire.startDate)}` : 'No start date'}
        </span>
      </span>
    </span>
  )
}

/** State, where it comes from, and the ways to what stands behind it. */
export function NewHireAside({ hire }: { hire: NewHireDetail }) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-end gap-1.5">
        {hire.isConfidential ? <Tag icon={<LockKeyhole aria-hidden="true" />}>Confidential</Tag> : null}
        {hire.environment === 'Sandbox' ? <Tag icon={<FlaskConical aria-hidden="true" />}>Sandbox</Tag> : null}
        <StateChip noun="newHire" state={hire.state} />
      </div>
      {hire.candidateUrl ? (
        <ButtonLink href={hire.candidateUrl} size="sm" icon={<ExternalLink />} className="max-md:hidden">
          Open in Ashby
        </ButtonLink>
      ) : null}
      <NewHireMenu hire={hire} />
    </>
  )
}

function NewHireMenu({ hire }: { hire: NewHireDetail }) {
  const { slug } = useOrganization()
  const can = useCan()

  return (
    <Menu trigger={<IconButton label="More" icon={<Ellipsis />} variant="secondary" size="sm" />}>
      {hire.candidateUrl ? (
        <MenuLink href={hire.candidateUrl} icon={<ExternalLink />}>
          Open candidate in Ashby
        </MenuLink>
      ) : null}
      <MenuItem icon={<Link2 />} onSelect={() => void copyLink()}>
        Copy link
      </MenuItem>
      {can('events.read') ? (
        <MenuLink href={`/${slug}/events?newHire=${hire.id}`} icon={<Activity />}>
          Events of this new hire
        </MenuLink>
      ) : null}
    </Menu>
  )
}
