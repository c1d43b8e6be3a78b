'use client'

import { Archive, CornerDownRight, Ellipsis, Pencil, Trash2, Undo2 } from 'lucide-react'
import { useMapper } from '#components/mappings/mapper-context.ts'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { STEPS_MAX } from '#components/mappings/use-rule-edits.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#components/ui/menu.tsx'

/** What can be done to a field and to its rule. */
export function RowMenu({ row, onAddFallback }: { row: MapperRow; onAddFallback: () => void }) {
  const { draft, isReadOnly, open } = useMapper()
  const { field, steps, isTouched } = row
  const hasRule = steps.length > 0

  return (
    <Menu trigger={<IconButton size="sm" label={`More for ${field.label}`} icon={<Ellipsis />} />}>
      <MenuItem icon={<Pencil />} onSelect={() => open({ kind: 'edit-field', field })}>
        Edit field…
      </MenuItem>
      {isReadOnly ? null : (
        <>
          <MenuItem icon={<CornerDownRight />} isDisabled={!hasRule || steps.length >= STEPS_MAX} onSelect={onAddFallback}>
            Add fallback
          </MenuItem>
          {isTouched ? (
            <MenuItem icon={<Undo2 />} onSelect={() => draft.resetField(field.key)}>
              Undo change
            </MenuItem>
          ) : null}
          <MenuItem icon={<Trash2 />} isDisabled={!hasRule} onSelect={() => draft.setField(field.key, [])}>
            Remove rule
          </MenuItem>
        </>
      )}
      {field.isBuiltIn ? null : (
        <>
          <MenuSeparator />
          <MenuItem icon={<Archive />} isDanger onSelect={() => open({ kind: 'archive-field', field })}>
            Archive field…
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
