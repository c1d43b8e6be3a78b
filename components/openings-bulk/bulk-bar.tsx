'use client'

import { ChevronDown, Pencil } from 'lucide-react'
import { useState } from 'react'
import { openJobLooks } from '#components/openings/open-job-looks.ts'
import { BulkCancelDialog } from '#components/openings-bulk/bulk-cancel-dialog.tsx'
import { BulkFieldDialog } from '#components/openings-bulk/bulk-field-dialog.tsx'
import type { OpenJobBulkControl } from '#components/openings-bulk/use-open-job-bulk.ts'
import { SelectAll } from '#components/patterns/select-rows.tsx'
import { describeSelection } from '#components/patterns/selection.ts'
import { StateIcon } from '#components/patterns/state.tsx'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuHeading, MenuItem } from '#components/ui/menu.tsx'
import { settableStatuses } from '#lib/domain/open-jobs/terms.ts'

/** Fields with a button of their own: what is changed for many most often. */
const QUICK_FIELDS = [
  { key: 'department', label: 'Department…' },
  { key: 'location', label: 'Location…' },
  { key: 'targetStartDate', label: 'Target start…' },
] as const

type BulkBarProps = { bulk: OpenJobBulkControl; listedCount: number }

/** The foot of the list while open jobs are selected. */
export function BulkBar({ bulk, listedCount }: BulkBarProps) {
  const { selection, jobs, run, isSaving } = bulk
  // A field to be set, or none chosen yet; what is asked about stands still, whatever the list does behind it.
  const [asking, setAsking] = useState<'cancel' | { fieldKey: string | null } | null>(null)
  const close = () => setAsking(null)

  return (
    <section
      aria-label="Selected open jobs"
      className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-surface px-6 py-2 max-md:px-4"
    >
      <p className="num min-w-0 truncate font-medium">{describeSelection({ ids: selection.ids, note: selection.note })}</p>
      {selection.ids.size < listedCount ? <SelectAll selection={selection} count={listedCount} /> : null}
      <div className="ml-auto flex flex-wrap items-center gap-2 max-md:ml-0 max-md:w-full max-md:[&>button]:flex-1">
        {jobs.length > 0 ? (
          <>
            <StatusMenu
              isSaving={isSaving}
              onChoose={(status) => (status === 'Cancelled' ? setAsking('cancel') : run({ kind: 'status', status }))}
            />
            {QUICK_FIELDS.map(({ key, label }) => (
              <Button key={key} size="sm" className="max-md:hidden" onClick={() => setAsking({ fieldKey: key })}>
                {label}
              </Button>
            ))}
            <Button size="sm" icon={<Pencil />} onClick={() => setAsking({ fieldKey: null })}>
              <span className="max-md:hidden">Other field…</span>
              <span className="md:hidden">Set field…</span>
            </Button>
          </>
        ) : null}
        <Button variant="ghost" size="sm" onClick={selection.leave}>
          Clear
        </Button>
      </div>
      {asking === 'cancel' ? (
        <BulkCancelDialog
          jobs={jobs}
          onConfirm={(closeReason) => run({ kind: 'status', status: 'Cancelled', closeReason })}
          onClose={close}
        />
      ) : null}
      {asking !== null && asking !== 'cancel' ? (
        <BulkFieldDialog count={jobs.length} fieldKey={asking.fieldKey} onChange={run} onClose={close} />
      ) : null}
    </section>
  )
}

type StatusMenuProps = { isSaving: boolean; onChoose: (status: (typeof settableStatuses)[number]) => void }

function StatusMenu({ isSaving, onChoose }: StatusMenuProps) {
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <Button size="sm" trailing={<ChevronDown className="text-ink-3" />} isLoading={isSaving}>
          Status
        </Button>
      }
    >
      <MenuHeading>Mark as</MenuHeading>
      {settableStatuses.map((status) => (
        <MenuItem key={status} icon={<StateIcon look={openJobLooks[status]} />} onSelect={() => onChoose(status)}>
          {openJobLooks[status].word}
          {status === 'Cancelled' ? '…' : ''}
        </MenuItem>
      ))}
    </Menu>
  )
}
