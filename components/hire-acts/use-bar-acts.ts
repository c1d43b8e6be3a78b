'use client'

import { UserRoundCheck, UserRoundMinus, UserRoundPlus } from 'lucide-react'
import { type AddChoice, chooseAdd } from '#components/hire-acts/choose-add.ts'
import { useDismissals } from '#components/hire-acts/use-dismissals.ts'
import type { HireActs } from '#components/hire-acts/use-hire-acts.tsx'
import type { Command } from '#components/patterns/command-registry.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { isWriting } from '#components/record/is-writing.ts'
import { toast } from '#components/ui/toast.ts'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'

export type BarActs = {
  /** The one filled button; null where there is nothing to add. */
  add: (AddChoice & { run: () => void; goToObstacle: () => void }) | null
  askDismiss: () => void
  dismiss: (reason: string) => void
  restore: () => void
  isBusy: boolean
}

export type BarActsInput = {
  hire: NewHireDetail
  acts: HireActs
  /** A save is on its way: what is added must not be older than what stands on the screen. */
  isSaving: boolean
  onAskDismiss: () => void
  onGoToField: (field: string) => void
  /** Opens the next new hire of the list; null at its end. */
  onNext: (() => void) | null
}

const group = 'This new hire'

/** What the bar below a new hire does, by button, by key and from the command menu. */
export function useBarActs({ hire, acts, isSaving, onAskDismiss, onGoToField, onNext }: BarActsInput): BarActs {
  const dismissals = useDismissals()
  const choice = chooseAdd(hire)
  const isBusy = acts.isBusy || dismissals.isSaving || isSaving
  const goToObstacle = () => {
    const obstacle = choice?.obstacle
    if (obstacle?.field) onGoToField(obstacle.field)
    else if (obstacle) toast.warning('A field that your role may not see is missing. Ask somebody who may see it to fill it in.')
  }
  const bar: BarActs = {
    add: choice && { ...choice, run: () => acts.run({ kind: 'add', seenUpdatedAt: hire.updatedAt }), goToObstacle },
    askDismiss: onAskDismiss,
    dismiss: (reason) => dismissals.run({ kind: 'dismiss', hires: [hire], reason }),
    restore: () => dismissals.run({ kind: 'restore', hires: [hire], reason: hire.dismissalReason }),
    isBusy,
  }
  useCommands(listCommands({ hire, bar, onNext }))

  return bar
}

type CommandsInput = { hire: NewHireDetail; bar: BarActs; onNext: (() => void) | null }

function listCommands({ hire, bar, onNext }: CommandsInput): Command[] {
  const { add, askDismiss, restore, isBusy } = bar
  const common = { group, isEnabled: !isBusy }
  if (hire.state === 'Dismissed') return [{ ...common, id: 'newHire.restore', label: 'Restore', icon: UserRoundCheck, run: restore }]
  if (!add) return []
  const run = add.obstacle ? add.goToObstacle : add.run
  const runAndMoveOn = () => {
    // Whoever writes finishes a line with these keys.
    if (isWriting()) return
    run()
    if (add.obstacle === null) onNext?.()
  }

  return [
    { ...common, id: 'newHire.add', keys: 'a', label: 'Add person', icon: UserRoundPlus, run },
    {
      ...common,
      id: 'newHire.add-next',
      keys: 'mod+Enter',
      label: 'Add person and go to the next',
      icon: UserRoundPlus,
      run: runAndMoveOn,
    },
    { ...common, id: 'newHire.dismiss', keys: 'd', label: 'Dismiss…', icon: UserRoundMinus, run: askDismiss },
  ]
}
