'use client'

import { CircleSlash, Loader, Pencil, Trash2 } from 'lucide-react'
import { canDelete, describeActiveObstacle } from '#components/openings/open-job-rules.ts'
import type { OpenJobEdit } from '#components/openings/use-open-job-edit.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { pickField } from '#components/record/field-anchor.ts'
import type { OpenJobDetail } from '#lib/domain/open-jobs/contract.ts'
import type { SettableStatus } from '#lib/domain/open-jobs/terms.ts'

type OpenJobCommands = {
  job: OpenJobDetail
  canManage: boolean
  edit: OpenJobEdit
  isSaving: boolean
  onStatus: (status: SettableStatus) => void
  onDelete: () => void
}

/** What can be done to the open job on screen: 1 marks it Active, 3 cancels it, E edits the field that has the focus. */
export function useOpenJobCommands({ job, canManage, edit, isSaving, onStatus, onDelete }: OpenJobCommands): void {
  const group = 'Open job'
  const isFree = !isSaving && job.status !== 'Filled'
  const startEdit = () => {
    const key = pickField(job.fields.map((field) => field.key))
    if (key !== undefined) edit.open(key)
  }

  useCommands(
    canManage
      ? [
          {
            id: 'open-job.activate',
            label: 'Mark Active',
            group,
            keys: '1',
            icon: Loader,
            isEnabled: isFree && job.status !== 'Active' && describeActiveObstacle(job.fields) === null,
            run: () => onStatus('Active'),
          },
          {
            id: 'open-job.plan',
            label: 'Mark Planned',
            group,
            isEnabled: isFree && job.status !== 'Planned',
            run: () => onStatus('Planned'),
          },
          {
            id: 'open-job.pause',
            label: 'Pause recruiting',
            group,
            isEnabled: isFree && job.status !== 'Paused',
            run: () => onStatus('Paused'),
          },
          {
            id: 'open-job.cancel',
            label: 'Cancel open job…',
            group,
            keys: '3',
            icon: CircleSlash,
            isEnabled: isFree && job.status !== 'Cancelled',
            run: () => onStatus('Cancelled'),
          },
          { id: 'open-job.edit', label: 'Edit field', group, keys: 'e', icon: Pencil, isEnabled: !edit.isSaving, run: startEdit },
          { id: 'open-job.delete', label: 'Delete open job…', group, icon: Trash2, isEnabled: canDelete(job), run: onDelete },
        ]
      : [],
  )
}
