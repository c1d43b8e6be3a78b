import { ArrowDownLeft, Pencil, Pin } from 'lucide-react'
import type { Command } from '#components/patterns/command-registry.ts'
import { pickField } from '#components/record/field-anchor.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import type { ReviewedRecord } from '#components/record/reviewed-record.ts'

export type EditCommandsInput = {
  record: Pick<ReviewedRecord, 'fields'>
  /** Begins the ids of the commands: "offer". */
  noun: string
  /** The heading in the command menu and the sheet of all keys. */
  group: string
  /** A save is on its way: keys are dead until it is over. */
  isSaving: boolean
  onStart: (field: string) => void
  onEdit: (edit: RecordEdit) => void
}

/** E edits, [ keeps mine, ] takes theirs; at the field that has the focus, else at the first that it fits. */
export function listEditCommands({ record, noun, group, isSaving, onStart, onEdit }: EditCommandsInput): Command[] {
  const fields = record.fields.map(({ key }) => key)
  const asking = record.fields.filter((field) => field.ashbyNowSays).map(({ key }) => key)
  const start = () => {
    const field = pickField(fields)
    if (field) onStart(field)
  }
  const decide = (kind: 'keepMine' | 'takeTheirs') => {
    const field = pickField(asking)
    if (field) onEdit({ kind, field })
  }
  const isAsking = !isSaving && asking.length > 0

  return [
    { id: `${noun}.edit`, keys: 'e', label: 'Edit field', group, icon: Pencil, isEnabled: !isSaving, run: start },
    { id: `${noun}.keep`, keys: '[', label: 'Keep mine', group, icon: Pin, isEnabled: isAsking, run: () => decide('keepMine') },
    {
      id: `${noun}.take`,
      keys: ']',
      label: 'Take theirs',
      group,
      icon: ArrowDownLeft,
      isEnabled: isAsking,
      run: () => decide('takeTheirs'),
    },
  ]
}
