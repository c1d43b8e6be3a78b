'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Folder } from '#lib/domain/folders/contract.ts'
import { FOLDER_NAME_MAX } from '#lib/domain/folders/terms.ts'

export type FolderDialogProps = {
  /** The folder to rename; null makes a new one. */
  folder: Folder | null
  isOpen: boolean
  onClose: () => void
  onSaved?: (folder: Folder) => void
}

/** A new folder, or another name for one. */
export function FolderDialog({ folder, isOpen, onClose, onSaved }: FolderDialogProps) {
  const api = useApi()
  const queryClient = useQueryClient()
  const [name, setName] = useState(folder?.name ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const close = () => {
    setName(folder?.name ?? '')
    setProblem(null)
    onClose()
  }
  const handlers = {
    onSuccess: async (saved: Folder) => {
      // The choice that asked for it shows it only once it is listed.
      await queryClient.invalidateQueries({ queryKey: api.folders.key() })
      onSaved?.(saved)
      setProblem(null)
      setName(folder ? saved.name : '')
      onClose()
      toast.success(folder ? `Renamed to ${saved.name}` : `Added the folder ${saved.name}`)
    },
    onError: (error: Error) => setProblem(readErrorMessage(error).userMessage),
  }
  const create = useMutation(api.folders.create.mutationOptions(handlers))
  const rename = useMutation(api.folders.rename.mutationOptions(handlers))
  const save = () => {
    const clean = name.trim()
    if (clean === '') return setProblem('Enter a name.')
    if (folder) rename.mutate({ id: folder.id, name: clean })
    else create.mutate({ name: clean })
  }

  return (
    <FormDialog
      title={folder ? 'Rename folder' : 'New folder'}
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) close()
      }}
      submitLabel={folder ? 'Rename folder' : 'Add folder'}
      isSubmitting={create.isPending || rename.isPending}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Field label="Name" error={problem}>
        <Input value={name} maxLength={FOLDER_NAME_MAX} autoComplete="off" onChange={({ target }) => setName(target.value)} />
      </Field>
    </FormDialog>
  )
}
