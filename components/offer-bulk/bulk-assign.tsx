'use client'

import { CircleUserRound, UserRoundPlus, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { PersonList } from '#components/offer-assignee/person-list.tsx'
import type { AssignedTo, BulkAct } from '#components/offer-bulk/bulk-act.ts'
import { useOfferPeople } from '#components/offer-comments/use-offer-comments.ts'
import { useMe } from '#components/profile/use-me.ts'
import { Button } from '#components/ui/button.tsx'
import { FloatPanel } from '#components/ui/float-panel.tsx'
import type { OfferListItem } from '#lib/domain/offers/contract.ts'

const ME = 'me'
const NOBODY = 'nobody'

type BulkAssignProps = { offers: readonly OfferListItem[]; isSaving: boolean; onAssign: (act: BulkAct) => void }

/** Gives the selected offers to one member. Those who may see a confidential one may see the others too, so it says who can be chosen. */
export function BulkAssign({ offers, isSaving, onAssign }: BulkAssignProps) {
  const [isOpen, setIsOpen] = useState(false)
  const me = useMe()
  const narrowest = offers.find(({ isConfidential }) => isConfidential) ?? offers[0]
  const people = useOfferPeople({ offerId: narrowest?.id ?? '', isWanted: isOpen && narrowest !== undefined })

  const choose = (chosen: string) => {
    setIsOpen(false)
    const userId = chosen === ME ? me.id : chosen === NOBODY ? null : chosen
    const name = people?.find(({ id }) => id === userId)?.name ?? 'a member'
    const to: AssignedTo = userId === null ? { kind: 'nobody' } : userId === me.id ? { kind: 'me' } : { kind: 'member', name }
    onAssign({ kind: 'assign', groups: [{ userId, ids: offers.map(({ id }) => id) }], to })
  }

  return (
    <FloatPanel
      label="Assign offers"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      className="w-[260px]"
      trigger={
        <Button size="sm" icon={<UserRoundPlus />} isLoading={isSaving}>
          Assign…
        </Button>
      }
    >
      <PersonList
        label="Members who may see the offers"
        people={people?.filter(({ id }) => id !== me.id)}
        choices={[
          { id: ME, label: 'Assign to me', icon: <CircleUserRound aria-hidden="true" /> },
          { id: NOBODY, label: 'Nobody', icon: <UserRoundX aria-hidden="true" /> },
        ]}
        currentId={null}
        onChoose={choose}
      />
    </FloatPanel>
  )
}
