'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { useRefreshFields } from '#components/fields/use-refresh-fields.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { FieldDefinition, FieldObject } from '#lib/domain/fields/schema.ts'

const anyHolder: Readonly<Record<FieldObject, string>> = { Offer: 'offer', Person: 'new hire or person', OpenJob: 'open job' }

export type ArchiveFieldDialogProps = {
  object: FieldObject
  /** Null while nothing is asked. */
  field: FieldDefinition | null
  open: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Asks before a custom field is taken out of use. */
export function ArchiveFieldDialog({ object, field, open, onOpenChange }: ArchiveFieldDialogProps) {
  const api = useApi()
  const refresh = useRefreshFields()
  // Kept while the dialog fades away.
  const [last, setLast] = useState(field)
  if (field && field !== last) setLast(field)
  const shown = field ?? last
  const archive = useMutation(
    api.fields.archive.mutationOptions({
      onSuccess: async ({ label }) => {
        await refresh()
        onOpenChange(false)
        toast.success(`Archived the field ${label}`)
      },
    }),
  )
  if (!shown) return null

  return (
    <ConfirmDialog
      title={
        <span className="[overflow-wrap:anywhere]">
          Archive the field <bdi>{shown.label}</bdi>?
        </span>
      }
      description={`It is no longer shown, filled or required on any ${anyHolder[object]}. Its values stay, and come back when you restore it.`}
      confirmLabel="Archive field"
      isDanger
      isLoading={archive.isPending}
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) archive.reset()
        onOpenChange(next)
      }}
      onConfirm={() => archive.mutate({ object, key: shown.key })}
    >
      {archive.error ? <RequestFailure title="The field was not archived." error={archive.error} /> : null}
    </ConfirmDialog>
  )
}
