'use client'

import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type Ref, useState } from 'react'
import type { PickListProps } from '#components/offer-page-settings/pick-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { FloatPanel } from '#components/ui/float-panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

// The list is searched by a library of its own, which most visits do not need.
const PickList = dynamic(() => import('#components/offer-page-settings/pick-list.tsx').then((module) => module.PickList), {
  loading: () => <PickListSkeleton />,
})

export type PickPanelProps = PickListProps & {
  /** On the button: "Add fields". */
  label: string
  blockedReason?: string | null
  buttonRef?: Ref<HTMLButtonElement>
}

/** Chooses several of a list: the panel stays open, and the page beside it follows. */
export function PickPanel({ label, searchLabel, picks, onToggle, blockedReason, empty, buttonRef }: PickPanelProps) {
  const [isOpen, setIsOpen] = useState(false)

  return (
    <FloatPanel
      label={label}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      className="w-[380px]"
      trigger={
        <Button ref={buttonRef} size="sm" icon={<Plus aria-hidden="true" />} className="self-start" blockedReason={blockedReason}>
          {label}
        </Button>
      }
    >
      <PickList searchLabel={searchLabel} picks={picks} onToggle={onToggle} empty={empty} />
      <div className="flex shrink-0 items-center justify-end border-t border-line px-3 py-2">
        <Button size="sm" onClick={() => setIsOpen(false)}>
          Done
        </Button>
      </div>
    </FloatPanel>
  )
}

/** While the list of choices is on its way: rows of the height that comes. */
function PickListSkeleton() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-4 px-3 py-4">
      <Skeleton className="w-32" />
      <Skeleton className="w-48" />
      <Skeleton className="w-40" />
      <Skeleton className="w-44" />
    </div>
  )
}
