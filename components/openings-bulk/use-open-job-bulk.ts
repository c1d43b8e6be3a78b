'use client'

import { useState } from 'react'
import type { BulkChange } from '#components/openings-bulk/bulk-change.ts'
import { useBulkChange } from '#components/openings-bulk/use-bulk-change.ts'
import { useCan } from '#components/organization/use-organization.ts'
import type { HeldRow } from '#components/patterns/held-list.ts'
import { type SelectionControl, useSelection } from '#components/patterns/use-selection.ts'
import type { Refusal } from '#components/record/refused-dialog.tsx'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'

export type OpenJobBulkControl = {
  selection: SelectionControl
  /** The selected open jobs, in the order of the list. */
  jobs: OpenJobSummary[]
  run: (change: BulkChange) => void
  isSaving: boolean
  /** What the last change was refused for, until it is closed. */
  refused: readonly Refusal[] | null
  closeRefused: () => void
}

type UseOpenJobBulkOptions = { rows: ReadonlyArray<HeldRow<OpenJobSummary>>; listed: readonly string[] }

/** The selected open jobs of the list and what can be done to all of them. Nothing can be selected where the role may do none of it. */
export function useOpenJobBulk({ rows, listed }: UseOpenJobBulkOptions): OpenJobBulkControl {
  const canManage = useCan()('openings.manage')
  const [refused, setRefused] = useState<readonly Refusal[] | null>(null)
  const selection = useSelection({ noun: 'open job', group: 'Openings', listed, openId: null, isEnabled: canManage })
  const jobs = rows.flatMap(({ item, isLeaving }) => (selection.ids.has(item.id) && !isLeaving ? [item] : []))
  const { run, isSaving } = useBulkChange({ onDone: selection.remove, onRefused: setRefused })

  return { selection, jobs, run: (change) => run({ change, jobs }), isSaving, refused, closeRefused: () => setRefused(null) }
}
