'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { PersonList } from '#components/offer-assignee/person-list.tsx'
import type { OffersAddress } from '#components/offers/use-offers-address.ts'
import { Dialog } from '#components/ui/dialog.tsx'

/** Chooses the member whose offers are listed. */
export function AssigneeFilterDialog({ address, onClose }: { address: OffersAddress; onClose: () => void }) {
  const api = useApi()
  const { data } = useQuery(api.members.list.queryOptions())

  return (
    <Dialog title="Offers looked after by" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <div className="-mx-2 flex max-h-80 min-h-40 flex-col overflow-hidden rounded-md border border-line">
        <PersonList
          label="Members"
          people={data?.map(({ userId, name }) => ({ id: userId, name }))}
          currentId={address.filters.assignee}
          onChoose={(assignee) => {
            address.setFilters({ assignee })
            onClose()
          }}
        />
      </div>
    </Dialog>
  )
}
