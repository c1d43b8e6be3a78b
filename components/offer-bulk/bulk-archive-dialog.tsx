'use client'

import { useState } from 'react'
import type { BulkAct } from '#components/offer-bulk/bulk-act.ts'
import { PeopleNames } from '#components/record/people-names.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import type { OfferListItem } from '#lib/domain/offers/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type BulkArchiveDialogProps = { offers: readonly OfferListItem[]; onArchive: (act: BulkAct) => void; onClose: () => void }

/** Asks before offers are set aside. */
export function BulkArchiveDialog({ offers, onArchive, onClose }: BulkArchiveDialogProps) {
  // What is asked about stands still, whatever the list does behind it.
  const [chosen] = useState(offers)
  const words = formatCountOf({ count: chosen.length, one: 'offer' })

  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={`Archive ${words}?`}
      description={
        <>
          <PeopleNames people={chosen} />. They leave the lists and go on following Ashby. You can restore them.
        </>
      }
      confirmLabel={`Archive ${words}`}
      onConfirm={() => {
        onArchive({ kind: 'archive', ids: chosen.map(({ id }) => id) })
        onClose()
      }}
    />
  )
}
