'use client'

import type { ReactNode } from 'react'
import { describeSourceStatus } from '#components/offers/offer-words.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Age } from '#components/ui/time.tsx'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

/** How the offer stands in Ashby, and which account it came from. */
export function OfferSource({ offer }: { offer: OfferDetail }) {
  const { timeZone } = useOrganization()
  const now = useNow()

  return (
    <dl className="grid grid-cols-[72px_minmax(0,1fr)] gap-x-2 gap-y-1.5 text-12">
      <Fact term="Status">{describeSourceStatus(offer.sourceStatus)}</Fact>
      <Fact term="Account">
        <bdi>{offer.connectionName}</bdi>
        {offer.environment === 'Sandbox' ? <span className="text-ink-3"> · sandbox</span> : null}
      </Fact>
      <Fact term="Last read">
        <Age instant={offer.sourceReadAt} timeZone={timeZone} now={now} />
      </Fact>
      <Fact term="Offer ID">
        <span className="flex min-w-0 items-start gap-1">
          <code className="min-w-0 font-mono [overflow-wrap:anywhere]">{offer.externalId}</code>
          <span className="-my-1.5">
            <CopyButton value={offer.externalId} label="Copy offer ID" isIconOnly />
          </span>
        </span>
      </Fact>
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}
