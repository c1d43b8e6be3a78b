'use client'

import dynamic from 'next/dynamic'
import { describeRefused } from '#components/offer-bulk/bulk-act.ts'
import type { OfferBulkControl } from '#components/offer-bulk/use-offer-bulk.ts'
import type { OfferFilters } from '#components/offers/offer-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'

// Most reviews select nothing.
const BulkBar = dynamic(() => import('#components/offer-bulk/bulk-bar.tsx').then((module) => module.BulkBar), { ssr: false })
const RefusedDialog = dynamic(() => import('#components/record/refused-dialog.tsx').then((module) => module.RefusedDialog), {
  ssr: false,
})

type OfferBulkProps = { bulk: OfferBulkControl; filters: OfferFilters }

/** Below the list: what can be done to the selected offers, how far a publication is, and what was refused. */
export function OfferBulk({ bulk, filters }: OfferBulkProps) {
  const { offers, isPublishing, refused, closeRefused } = bulk
  const { slug } = useOrganization()

  return (
    <>
      {offers.length > 0 || isPublishing ? <BulkBar bulk={bulk} filters={filters} /> : null}
      {refused ? (
        <RefusedDialog
          title={describeRefused({ kind: refused.kind, count: refused.offers.length })}
          refused={refused.offers}
          hrefOf={(id) => `/${slug}/offers/${id}`}
          onClose={closeRefused}
        />
      ) : null}
    </>
  )
}
