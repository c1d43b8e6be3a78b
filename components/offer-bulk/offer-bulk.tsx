'use client'

import dynamic from 'next/dynamic'
import type { OfferBulkControl } from '#components/offer-bulk/use-offer-bulk.ts'
import type { OfferFilters } from '#components/offers/offer-filters.ts'

// Most reviews select nothing.
const BulkBar = dynamic(() => import('#components/offer-bulk/bulk-bar.tsx').then((module) => module.BulkBar), { ssr: false })
const RefusedDialog = dynamic(() => import('#components/offer-bulk/refused-dialog.tsx').then((module) => module.RefusedDialog), {
  ssr: false,
})

type OfferBulkProps = { bulk: OfferBulkControl; filters: OfferFilters }

/** Below the list: what can be done to the selected offers, how far a publication is, and what was refused. */
export function OfferBulk({ bulk, filters }: OfferBulkProps) {
  const { offers, isPublishing, refused, closeRefused } = bulk

  return (
    <>
      {offers.length > 0 || isPublishing ? <BulkBar bulk={bulk} filters={filters} /> : null}
      {refused ? <RefusedDialog refused={refused} onClose={closeRefused} /> : null}
    </>
  )
}
