'use client'

import type { ReactNode } from 'react'
import type { BarActs } from '#components/hire-acts/use-bar-acts.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useAreSingleKeysOn } from '#components/patterns/commands-context.ts'
import { KeyCaps, KeyHints } from '#components/patterns/key-caps.tsx'
import { ActBar } from '#components/patterns/page-body.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'

type HireActBarProps = { hire: NewHireDetail; acts: BarActs; canEdit: boolean }

/** The acts of a new hire and the keys that do them. On phones it sticks to the bottom, where there are no keys to tell of. */
export function HireActBar({ hire, acts, canEdit }: HireActBarProps) {
  const { slug } = useOrganization()
  const can = useCan()
  const hints = [
    { keys: ['j', 'k'], label: 'Move' },
    ...(canEdit ? [{ keys: ['e'], label: 'Edit' }] : []),
    { keys: ['?'], label: 'All keys' },
  ]

  return (
    <ActBar hints={<KeyHints hints={hints} />}>
      {hire.state === 'Pending' ? (
        <>
          <Button className="max-md:flex-none!" onClick={acts.askDismiss}>
            Dismiss
          </Button>
          <AddButton acts={acts} />
        </>
      ) : null}
      {hire.state === 'Dismissed' ? (
        <Button isLoading={acts.isBusy} onClick={acts.restore}>
          Restore
        </Button>
      ) : null}
      {hire.state === 'Added' && hire.person && can('people.read') ? (
        <ButtonLink href={`/${slug}/people/${hire.person.id}`}>Open profile</ButtonLink>
      ) : null}
    </ActBar>
  )
}

function AddButton({ acts }: { acts: BarActs }) {
  const areSingleKeysOn = useAreSingleKeysOn()
  const { add, isBusy } = acts
  if (!add) return null

  return (
    <Button
      variant="primary"
      isLoading={isBusy}
      blockedReason={add.obstacle?.reason}
      onBlockedPress={add.goToObstacle}
      onClick={add.run}
      trailing={areSingleKeysOn ? <AddKey /> : undefined}
      className="min-w-0 shrink"
    >
      Add person
    </Button>
  )
}

function AddKey(): ReactNode {
  return (
    <span className="-mr-1 max-md:hidden [&_kbd]:border-on-primary/35 [&_kbd]:bg-transparent [&_kbd]:text-on-primary">
      <KeyCaps keys="a" />
    </span>
  )
}
