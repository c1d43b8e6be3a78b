'use client'

import {
  ArrowDown,
  ArrowDownLeft,
  ArrowDownUp,
  ArrowUp,
  CheckCheck,
  History,
  ListChecks,
  Pin,
  Plus,
  RefreshCw,
  RotateCw,
  Save,
  Undo2,
  Upload,
} from 'lucide-react'
import { focusField } from '#components/mappings/focus-field.ts'
import type { MapperValue } from '#components/mappings/mapper-context.ts'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { fieldRowId } from '#components/mappings/mapping-address.ts'
import type { Command } from '#components/patterns/command-registry.ts'
import { useCommands } from '#components/patterns/commands.tsx'

export type MapperCommandsInput = Pick<MapperValue, 'draft' | 'isReadOnly' | 'open' | 'readFieldsAgain' | 'mapping'> & {
  rows: readonly MapperRow[]
  onSave: () => void
  onDiscard: () => void
  onConfirmAll: () => void
  canSave: boolean
}

const group = 'Fields & mapping'

/** Everything that can be done to the mapping by key or from the command menu. */
export function useMapperCommands(input: MapperCommandsInput): void {
  const { open, rows } = input
  const keys = rows.map(({ field }) => field.key)

  useCommands([
    {
      id: 'mapping.next',
      keys: ['j', 'ArrowDown'],
      label: 'Next field',
      group,
      icon: ArrowDown,
      isKeyOnly: true,
      run: () => moveFocus(keys, 1),
    },
    {
      id: 'mapping.previous',
      keys: ['k', 'ArrowUp'],
      label: 'Previous field',
      group,
      icon: ArrowUp,
      isKeyOnly: true,
      run: () => moveFocus(keys, -1),
    },
    ...(input.isReadOnly ? [] : listChanges(input)),
    { id: 'mapping.add-field', label: 'Add field', group, icon: Plus, run: () => open({ kind: 'add-field' }) },
    { id: 'mapping.arrange', label: 'Arrange fields', group, icon: ArrowDownUp, run: () => open({ kind: 'arrange' }) },
    { id: 'mapping.versions', label: 'Versions of the mapping', group, icon: History, run: () => open({ kind: 'versions' }) },
  ])
}

function listChanges({ draft, mapping, rows, open, readFieldsAgain, canSave, ...acts }: MapperCommandsInput): Command[] {
  const hasDraft = draft.draft !== null
  const asking = rows.filter(({ conflict }) => conflict !== null).map(({ field }) => field.key)
  const decide = (take: 'mine' | 'theirs') => {
    const field = asking.find(hasFocus) ?? asking[0]
    if (field) draft.decide(field, take)
  }
  const isAsking = asking.length > 0
  const isSuggested = rows.some(({ suggestion }) => suggestion !== null)

  return [
    {
      id: 'mapping.save',
      keys: 'mod+s',
      label: `Save version ${mapping.version.number + 1}`,
      group,
      icon: Save,
      isEnabled: canSave,
      run: acts.onSave,
    },
    { id: 'mapping.changes', label: 'See all changes', group, icon: ListChecks, isEnabled: hasDraft, run: () => open({ kind: 'changes' }) },
    { id: 'mapping.discard', label: 'Discard draft', group, icon: Undo2, isEnabled: hasDraft, run: acts.onDiscard },
    { id: 'mapping.confirm', label: 'Confirm all suggestions', group, icon: CheckCheck, isEnabled: isSuggested, run: acts.onConfirmAll },
    { id: 'mapping.keep', keys: '[', label: 'Keep mine', group, icon: Pin, isEnabled: isAsking, run: () => decide('mine') },
    { id: 'mapping.take', keys: ']', label: 'Take theirs', group, icon: ArrowDownLeft, isEnabled: isAsking, run: () => decide('theirs') },
    {
      id: 'mapping.reapply',
      label: 'Re-apply the mapping',
      group,
      icon: RotateCw,
      isEnabled: !hasDraft,
      run: () => open({ kind: 'reapply' }),
    },
    { id: 'mapping.import', label: 'Import a mapping', group, icon: Upload, run: () => open({ kind: 'import' }) },
    { id: 'mapping.read', label: 'Read Ashby’s fields again', group, icon: RefreshCw, run: readFieldsAgain },
  ]
}

function hasFocus(field: string): boolean {
  return document.getElementById(fieldRowId(field))?.contains(document.activeElement) ?? false
}

function moveFocus(keys: readonly string[], by: 1 | -1): void {
  const index = keys.findIndex(hasFocus)
  const key = keys[index === -1 ? (by === 1 ? 0 : keys.length - 1) : index + by]
  if (key !== undefined) focusField(key, 'nearest')
}
