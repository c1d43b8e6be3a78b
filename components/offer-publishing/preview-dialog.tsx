'use client'

import { useQuery } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { ChoiceButtons } from '#components/offer-page-settings/choice-buttons.tsx'
import { DocumentSkeleton } from '#components/offer-page-settings/offer-page-skeleton.tsx'
import { PreviewFrame } from '#components/offer-page-settings/preview-frame.tsx'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import { readOfferPage } from '#components/offer-publishing/read-offer-page.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { useIsPhone } from '#components/ui/use-is-phone.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

const PHONE_WIDTH = 390

type Device = 'desktop' | 'phone'

const devices = [
  { value: 'desktop', label: 'Desktop', icon: <Monitor aria-hidden="true" /> },
  { value: 'phone', label: 'Phone', icon: <Smartphone aria-hidden="true" /> },
] as const

/** The candidate's page as it would be published now. It runs no script and leads nowhere. */
export function PreviewDialog({ offer, onClose }: { offer: OfferDetail; onClose: () => void }) {
  const { slug } = useOrganization()
  const isPhone = useIsPhone()
  const name = nameCandidate(offer)
  const [device, setDevice] = useState<Device>('desktop')
  const { data, error, refetch, isPlaceholderData } = useQuery({
    // Every change of the offer is another page.
    queryKey: ['offer-page-preview', slug, offer.id, offer.updatedAt],
    queryFn: () => readOfferPage({ id: offer.id, slug }),
    placeholderData: (page: string | undefined) => page,
    gcTime: 0,
    retry: false,
  })

  return (
    <Dialog
      isPage
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={
        <>
          Preview for <bdi>{name}</bdi>
        </>
      }
    >
      <div className="flex h-full flex-col gap-3">
        <div className="flex items-center gap-3">
          <p className="min-w-0 flex-1 text-ink-2">As it would be published now. Its buttons do nothing.</p>
          {isPhone ? null : <ChoiceButtons label="Screen of the preview" options={devices} value={device} onValueChange={setDevice} />}
        </div>
        {error ? <RequestFailure title="The preview could not be made." error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined ? (
          error ? null : (
            <DocumentSkeleton />
          )
        ) : (
          <PreviewFrame
            title={`The offer page as ${name} sees it`}
            html={data}
            width={device === 'phone' && !isPhone ? PHONE_WIDTH : null}
            isStale={isPlaceholderData}
          />
        )}
      </div>
    </Dialog>
  )
}
