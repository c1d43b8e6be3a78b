'use client'

import { Archive } from 'lucide-react'
import { useArchive } from '#components/offers/use-archive.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

/** That an offer was set aside, with the way back. */
export function ArchivedNotice({ offer }: { offer: OfferDetail }) {
  const can = useCan()
  const { restore, isSaving } = useArchive(offer)

  return (
    <Notice
      icon={<Archive aria-hidden="true" />}
      title="This offer is archived"
      aside={
        can('offers.edit') ? (
          <Button size="sm" isLoading={isSaving} onClick={restore}>
            Restore offer
          </Button>
        ) : undefined
      }
    >
      It stands in no list but that of archived offers, and goes on following Ashby.
    </Notice>
  )
}
