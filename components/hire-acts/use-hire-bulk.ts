'use client'

import { useState } from 'react'
import type { DismissalAct } from '#components/hire-acts/dismissal.ts'
import { useDismissals } from '#components/hire-acts/use-dismissals.ts'
import type { HeldRow } from '#components/patterns/held-list.ts'
import { type SelectionControl, useSelection } from '#components/patterns/use-selection.ts'
import type { Refusal } from '#components/record/refused-dialog.tsx'
import type { NewHireSummary } from '#lib/domain/new-hires/contract.ts'
import type { NewHireState } from '#lib/domain/new-hires/terms.ts'

/** New hires that something was not done to. */
export type RefusedHires = { kind: DismissalAct['kind']; hires: Refusal[] }

export type HireBulkControl = {
  selection: SelectionControl
  /** The selected new hires, in the order of the list. */
  hires: NewHireSummary[]
  run: (act: DismissalAct) => void
  isSaving: boolean
  /** What the last act was refused for, until it is closed. */
  refused: RefusedHires | null
  closeRefused: () => void
}

type UseHireBulkOptions = {
  state: NewHireState
  rows: ReadonlyArray<HeldRow<NewHireSummary>>
  listed: readonly string[]
  openId: string | null
}

/** The selected new hires of the list and what can be done to all of them. Who was added stays added, so nothing is selected there. */
export function useHireBulk({ state, rows, listed, openId }: UseHireBulkOptions): HireBulkControl {
  const [refused, setRefused] = useState<RefusedHires | null>(null)
  const selection = useSelection({ noun: 'new hire', group: 'New hires', listed, openId, isEnabled: state !== 'Added' })
  const hires = rows.flatMap(({ item, isLeaving }) => (selection.ids.has(item.id) && !isLeaving ? [item] : []))
  const dismissals = useDismissals({ onDone: selection.remove, onRefused: setRefused })

  return { selection, hires, ...dismissals, refused, closeRefused: () => setRefused(null) }
}
