'use client'

import { CircleUserRound, UserRoundPlus, UserRoundX } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { PersonList } from '#components/offer-assignee/person-list.tsx'
import type { ListedChoice } from '#components/offer-assignee/person-options.tsx'
import { useAssignee } from '#components/offer-assignee/use-assignee.ts'
import { useOfferPeople } from '#components/offer-comments/use-offer-comments.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { FloatPanel } from '#components/ui/float-panel.tsx'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

type OfferOf = Pick<OfferDetail, 'id' | 'assignee'>

/** Who looks after an offer, and the way to give it to somebody else for those who may edit. */
export function OfferAssignee({ offer }: { offer: OfferOf }) {
  const can = useCan()
  if (can('offers.edit')) return <AssigneePicker offer={offer} />
  if (!offer.assignee) return null

  return (
    <span className="inline-flex h-7 min-w-0 items-center gap-1.5 text-12 text-ink-2">
      <span className="sr-only">Looked after by </span>
      <Avatar name={offer.assignee.name} size="xs" />
      <bdi className="max-w-32 truncate max-md:sr-only">{offer.assignee.name}</bdi>
    </span>
  )
}

const ME = 'me'
const NOBODY = 'nobody'

function AssigneePicker({ offer }: { offer: OfferOf }) {
  const [isOpen, setIsOpen] = useState(false)
  const me = useMe()
  const people = useOfferPeople({ offerId: offer.id, isWanted: isOpen })
  const { assign, isSaving } = useAssignee(offer)
  useCommands([
    {
      id: 'offer.assign',
      keys: 'a',
      label: 'Assign offer',
      group: 'This offer',
      icon: UserRoundPlus,
      isEnabled: !isSaving,
      run: () => setIsOpen(true),
    },
    {
      id: 'offer.assign-me',
      label: 'Assign offer to me',
      group: 'This offer',
      icon: CircleUserRound,
      isEnabled: !isSaving && offer.assignee?.id !== me.id,
      run: () => assign(me),
    },
  ])

  const choose = (id: string) => {
    setIsOpen(false)
    if (id === ME) assign({ id: me.id, name: me.name })
    else assign(people?.find((person) => person.id === id) ?? null)
  }

  return (
    <FloatPanel
      label="Assign offer"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      className="w-[260px]"
      trigger={<AssigneeButton assignee={offer.assignee} />}
    >
      <PersonList
        label="Members who may see the offer"
        people={people?.filter(({ id }) => id !== me.id || offer.assignee?.id === me.id)}
        choices={listChoices({ offer, me: me.id })}
        currentId={offer.assignee?.id ?? NOBODY}
        onChoose={choose}
      />
    </FloatPanel>
  )
}

function listChoices({ offer, me }: { offer: OfferOf; me: string }): ListedChoice[] {
  const toMe: ListedChoice[] =
    offer.assignee?.id === me ? [] : [{ id: ME, label: 'Assign to me', icon: <CircleUserRound aria-hidden="true" /> }]

  return [...toMe, { id: NOBODY, label: 'Nobody', icon: <UserRoundX aria-hidden="true" /> }]
}

type AssigneeButtonProps = ComponentProps<'button'> & { assignee: OfferDetail['assignee'] }

/** The panel adds to it what makes it its trigger. */
function AssigneeButton({ assignee, ...trigger }: AssigneeButtonProps) {
  return (
    <button
      type="button"
      {...trigger}
      className={joinClasses(buttonStyle({ variant: 'ghost', size: 'sm' }), '-mx-1.5 px-1.5 max-md:min-w-9')}
    >
      {assignee ? (
        <>
          <span className="sr-only">Looked after by </span>
          <Avatar name={assignee.name} size="xs" />
          <bdi className="max-w-32 truncate max-md:sr-only">{assignee.name}</bdi>
        </>
      ) : (
        <>
          <UserRoundPlus aria-hidden="true" />
          <span className="max-md:sr-only">Assign</span>
        </>
      )}
    </button>
  )
}
