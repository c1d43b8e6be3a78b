'use client'

import { useQuery } from '@tanstack/react-query'
import { FilePlus2, Paperclip } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { buildOfferFileHref, offerFilesOptions } from '#components/offer-files/offer-file-queries.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { RailSection } from '#components/patterns/review-record.tsx'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'

const OfferFilesDialog = dynamic(() => import('#components/offer-files/offer-files-dialog.tsx').then((module) => module.OfferFilesDialog), {
  ssr: false,
})

/** The documents that only this offer shows, and the way to add some. Absent for roles that may not read them. */
export function OfferFiles({ offer }: { offer: Pick<OfferDetail, 'id' | 'state'> }) {
  const can = useCan()
  const [isOpen, setIsOpen] = useState(false)
  const canChange = can('offers.publish') && isOpenState(offer.state)
  useCommands([
    {
      id: 'offer.documents',
      label: 'Documents of offer',
      group: 'This offer',
      icon: FilePlus2,
      words: ['Attach', 'File', 'Upload'],
      isEnabled: canChange,
      run: () => setIsOpen(true),
    },
  ])
  if (!can('offers.comment')) return null

  return (
    <RailSection title="Documents">
      <FileLinks offerId={offer.id} />
      {canChange ? (
        <Button variant="ghost" size="sm" icon={<FilePlus2 />} className="-ml-2.5" onClick={() => setIsOpen(true)}>
          Add documents
        </Button>
      ) : null}
      {isOpen ? <OfferFilesDialog offerId={offer.id} onClose={() => setIsOpen(false)} /> : null}
    </RailSection>
  )
}

function FileLinks({ offerId }: { offerId: string }) {
  const api = useApi()
  const { slug } = useOrganization()
  const { data, error, refetch } = useQuery(offerFilesOptions({ api, id: offerId }))
  if (!data) return error ? <RequestFailure error={error} onRetry={() => void refetch()} /> : <Skeleton className="w-32" />
  if (data.items.length === 0) return null

  return (
    <ul className="mb-1.5 flex flex-col gap-1.5">
      {data.items.map(({ id, name }) => (
        <li key={id} className="grid grid-cols-[16px_minmax(0,1fr)] items-center gap-x-2.5">
          <Paperclip aria-hidden="true" className="size-3.5 text-ink-3" />
          <a
            href={buildOfferFileHref({ slug, offerId, fileId: id })}
            download
            dir="auto"
            title={name}
            className="truncate rounded-sm text-left hover:underline max-md:py-2"
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
