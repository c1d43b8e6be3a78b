'use client'

import { Copy, CornerDownLeft, Ellipsis, Eraser, Lock, LockOpen, Pencil } from 'lucide-react'
import type { RecordEdit } from '#components/record/record-edit.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#components/ui/menu.tsx'
import { toast } from '#components/ui/toast.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

export type RecordFieldMenuProps = { field: RecordField; onEdit: (edit: RecordEdit) => void; onStart: () => void }

/** Everything that can be done to one field. */
export function RecordFieldMenu({ field, onEdit, onStart }: RecordFieldMenuProps) {
  const { key, label, value, isEdited, isLocked } = field

  return (
    <Menu
      trigger={
        <IconButton
          label={`More for ${label}`}
          icon={<Ellipsis />}
          size="sm"
          className="-my-1 h-7 w-7 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100 max-md:-my-2"
        />
      }
    >
      <MenuItem icon={<Pencil />} onSelect={onStart} shortcut="E">
        Edit
      </MenuItem>
      {value === null ? null : (
        <MenuItem icon={<Copy />} onSelect={() => void copyText(toPlainText({ field, value }))}>
          Copy value
        </MenuItem>
      )}
      <MenuSeparator />
      {isEdited ? (
        <MenuItem icon={<CornerDownLeft />} onSelect={() => onEdit({ kind: 'takeTheirs', field: key })}>
          Give back to Ashby
        </MenuItem>
      ) : null}
      <MenuItem icon={isLocked ? <LockOpen /> : <Lock />} onSelect={() => onEdit({ kind: 'setLock', field: key, isLocked: !isLocked })}>
        {isLocked ? 'Unlock' : 'Lock'}
      </MenuItem>
      {value === null ? null : (
        <MenuItem icon={<Eraser />} onSelect={() => onEdit({ kind: 'set', field: key, value: null })}>
          Clear value
        </MenuItem>
      )}
    </Menu>
  )
}

/** Numbers and dates as other programs read them; choices by what they are called, since the kept value says nothing outside. */
function toPlainText({ field, value }: { field: RecordField; value: string }): string {
  const isChoice = field.type === 'choice' || field.type === 'choices'

  return isChoice ? formatFieldValue({ definition: field, value, currency: null }) : value
}

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toast.success('Copied')
  } catch {
    // Browsers refuse outside https and without focus.
    toast.error('Not copied', { description: 'The browser refused. Select the value by hand.' })
  }
}
