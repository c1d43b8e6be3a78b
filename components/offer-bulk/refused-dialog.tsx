'use client'

import { describeRefused } from '#components/offer-bulk/bulk-act.ts'
import type { RefusedOffers } from '#components/offer-bulk/use-offer-bulk.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { TextLink } from '#components/ui/link.tsx'

/** Which offers something was not done to, each with what stands in the way and the way to it. */
export function RefusedDialog({ refused, onClose }: { refused: RefusedOffers; onClose: () => void }) {
  const { slug } = useOrganization()

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={describeRefused({ kind: refused.kind, count: refused.offers.length })}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <ul className="flex flex-col border-t border-line">
        {refused.offers.map(({ id, name, problem }) => (
          <li key={id} className="border-b border-line py-2">
            <TextLink href={`/${slug}/offers/${id}`} onClick={onClose}>
              <bdi>{name ?? 'An unnamed candidate'}</bdi>
            </TextLink>
            <p className="text-ink-2">{problem}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
