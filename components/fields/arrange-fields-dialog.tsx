'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { keepCurrent } from '#components/fields/arrange-fields.ts'
import { ArrangeFieldsList } from '#components/fields/arrange-fields-list.tsx'
import { useRefreshFields } from '#components/fields/use-refresh-fields.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { FieldDefinition, FieldObject } from '#lib/domain/fields/schema.ts'

export type ArrangeFieldsDialogProps = {
  object: FieldObject
  /** In their order; archived ones are left aside. */
  fields: readonly FieldDefinition[]
  open: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Puts the fields of each group in order. Each time it opens it begins with the order as it is then. */
export function ArrangeFieldsDialog({ object, fields, open, onOpenChange }: ArrangeFieldsDialogProps) {
  const [last, setLast] = useState({ open, opening: 0 })
  if (last.open !== open) setLast({ open, opening: open ? last.opening + 1 : last.opening })
  const shown = fields.filter(({ isArchived }) => !isArchived)

  return <ArrangeForm key={last.opening} object={object} fields={shown} open={open} onOpenChange={onOpenChange} />
}

function ArrangeForm({ object, fields, open, onOpenChange }: ArrangeFieldsDialogProps) {
  const api = useApi()
  const refresh = useRefreshFields()
  const [draft, setDraft] = useState(fields)
  const order = keepCurrent({ draft, fields })
  const arrange = useMutation(
    api.fields.arrange.mutationOptions({
      onSuccess: async () => {
        await refresh()
        onOpenChange(false)
        toast.success('Saved the order of the fields')
      },
    }),
  )
  const save = () => {
    if (order.every(({ key }, index) => key === fields[index]?.key)) onOpenChange(false)
    else arrange.mutate({ object, keys: order.map(({ key }) => key) })
  }

  return (
    <Dialog
      title="Arrange fields"
      description="The order in which a record shows them. To move a field to another group, edit it."
      isOpen={open}
      onOpenChange={onOpenChange}
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button variant="primary" isLoading={arrange.isPending} onClick={save}>
            Save order
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {arrange.error ? <RequestFailure title="The order was not saved." error={arrange.error} /> : null}
        <ArrangeFieldsList
          fields={order}
          onChange={(next) => {
            setDraft(next)
            arrange.reset()
          }}
        />
      </div>
    </Dialog>
  )
}
