'use client'

import { GitCompareArrows } from 'lucide-react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { PersonDetail } from '#lib/domain/people/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** What Ashby says of somebody that a person has to decide: other values, or that the candidate was deleted. */
export function PersonNotices({ person }: { person: PersonDetail }) {
  const { slug } = useOrganization()

  return person.newHires.map(({ id, proposalCount, isForgetting }) => (
    <div key={id} className="contents">
      {proposalCount > 0 ? (
        <Notice
          tone="amber"
          icon={<GitCompareArrows aria-hidden="true" />}
          title={`Ashby now says ${proposalCount === 1 ? 'another value' : formatCountOf({ count: proposalCount, one: 'other value' })}`}
          aside={<NoticeLink href={`/${slug}/new-hires/${id}`}>Decide</NoticeLink>}
        >
          Nothing here changes before somebody accepts it.
        </Notice>
      ) : null}
      {isForgetting ? (
        <Notice
          tone="amber"
          title="The candidate was deleted in Ashby"
          aside={<NoticeLink href={`/${slug}/new-hires/${id}`}>Decide</NoticeLink>}
        >
          What came from Ashby is erased here once somebody confirms it.
        </Notice>
      ) : null}
    </div>
  ))
}

function NoticeLink({ href, children }: { href: string; children: string }) {
  return (
    <TextLink href={href} className="shrink-0 self-center">
      {children}
    </TextLink>
  )
}
