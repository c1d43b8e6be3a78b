'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { FolderChoice } from '#components/folders/folder-choice.tsx'
import { useCan } from '#components/organization/use-organization.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Folder } from '#lib/domain/folders/contract.ts'
import type { PersonFile } from '#lib/domain/people/files/contract.ts'

type MoveFileDialogProps = { personId: string; file: PersonFile; folders: readonly Folder[]; onClose: () => void }

/** Puts a document of a person into another folder. */
export function MoveFileDialog({ personId, file, folders, onClose }: MoveFileDialogProps) {
  const can = useCan()
  const api = useApi()
  const queryClient = useQueryClient()
  const [folderId, setFolderId] = useState(file.folderId)
  const move = useMutation(
    api.personFiles.move.mutationOptions({
      onSuccess: (after) => {
        queryClient.setQueryData(api.personFiles.list.queryKey({ input: { id: personId } }), after)
        const name = after.folders.find(({ id }) => id === folderId)?.name
        onClose()
        toast.success(name ? `${file.name} is in ${name}` : `${file.name} is in no folder`)
      },
      onError: toastError,
    }),
  )

  return (
    <FormDialog
      title={
        <>
          Move <bdi className="[overflow-wrap:anywhere]">{file.name}</bdi>
        </>
      }
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      submitLabel="Move document"
      isSubmitting={move.isPending}
      onSubmit={(event) => {
        event.preventDefault()
        move.mutate({ id: personId, fileId: file.id, folderId })
      }}
    >
      <Field label="Folder">
        <FolderChoice
          label="Folder"
          folders={folders}
          value={{ folderId, isOff: false }}
          onChange={(target) => setFolderId(target.folderId)}
          canCreate={can('documents.manage')}
          className="w-full"
        />
      </Field>
    </FormDialog>
  )
}
