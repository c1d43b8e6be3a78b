'use client'

import { useState } from 'react'
import { FolderDialog } from '#components/folders/folder-dialog.tsx'
import { Select, type SelectOption } from '#components/ui/select.tsx'
import type { Folder } from '#lib/domain/folders/contract.ts'

const NONE = 'none'
const OFF = 'off'
const NEW = 'new'

/** A folder by its id, no folder, or that files are not fetched at all. */
export type FolderTarget = { folderId: string | null; isOff: boolean }

export type FolderChoiceProps = {
  /** Names the control: "Folder for résumés". */
  label: string
  folders: readonly Folder[]
  value: FolderTarget
  onChange: (target: FolderTarget) => void
  /** Whether "Not fetched" is one of the choices. */
  canBeOff?: boolean
  /** Whether a new folder can be made on the way. */
  canCreate: boolean
  isDisabled?: boolean
  className?: string
}

/** Where documents go: one of the folders, none, or a new one that is made on the spot. */
export function FolderChoice(props: FolderChoiceProps) {
  const { label, folders, value, onChange, canBeOff = false, canCreate, isDisabled, className } = props
  const [isCreating, setIsCreating] = useState(false)
  const options: SelectOption<string>[] = [
    { value: NONE, label: 'No folder' },
    ...folders.map(({ id, name }) => ({ value: id, label: name })),
    ...(canBeOff ? [{ value: OFF, label: 'Not fetched' }] : []),
    ...(canCreate ? [{ value: NEW, label: 'New folder…' }] : []),
  ]

  return (
    <>
      <Select
        label={label}
        options={options}
        value={value.isOff ? OFF : (value.folderId ?? NONE)}
        isDisabled={isDisabled}
        className={className}
        onValueChange={(next) => {
          if (next === NEW) setIsCreating(true)
          else onChange({ folderId: next === NONE || next === OFF ? null : next, isOff: next === OFF })
        }}
      />
      {canCreate ? (
        <FolderDialog
          folder={null}
          isOpen={isCreating}
          onClose={() => setIsCreating(false)}
          onSaved={({ id }) => onChange({ folderId: id, isOff: false })}
        />
      ) : null}
    </>
  )
}
