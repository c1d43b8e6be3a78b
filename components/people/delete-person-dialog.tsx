'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { buildPeopleHref } from '#components/people/people-filters.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { useGo } from '#components/ui/use-go.ts'
import type { PersonDetail } from '#lib/domain/people/contract.ts'
import { foldText } from '#lib/platform/format/text.ts'

type DeletePersonDialogProps = { person: Pick<PersonDetail, 'id' | 'name'>; isOpen: boolean; onClose: () => void }

/** Asks for the name, because everything of somebody goes for good. */
export function DeletePersonDialog({ person, isOpen, onClose }: DeletePersonDialogProps) {
  const api = useApi()
  const go = useGo()
  const { slug } = useOrganization()
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState('')
  const wanted = person.name || 'delete'
  const remove = useMutation(
    api.people.remove.mutationOptions({
      onSuccess: async () => {
        onClose()
        go(buildPeopleHref({ slug }))
        toast.success('The person is deleted')
        await queryClient.invalidateQueries({ queryKey: api.people.list.key() })
        queryClient.removeQueries({ queryKey: api.people.get.queryKey({ input: { id: person.id } }) })
      },
      onError: toastError,
    }),
  )
  const close = () => {
    setTyped('')
    onClose()
  }

  return (
    <ConfirmDialog
      title={
        <>
          Delete <bdi className="[overflow-wrap:anywhere]">{person.name || 'this person'}</bdi>?
        </>
      }
      description="Every value, period, document and line of history goes, and the new hires that they were. It cannot be taken back. The audit log keeps that it happened."
      confirmLabel="Delete person"
      isDanger
      isLoading={remove.isPending}
      blockedReason={isSame(typed, wanted) ? null : 'type the name'}
      isOpen={isOpen}
      onOpenChange={(next) => (next ? undefined : close())}
      onConfirm={() => remove.mutate({ id: person.id })}
    >
      <Field label={`Type ${wanted} to confirm`}>
        <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
      </Field>
    </ConfirmDialog>
  )
}

/** Capitals, accents and doubled spaces do not count: nobody should fail at a name they cannot type. */
function isSame(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => foldText(text).replace(/\s+/g, ' ').trim())

  return left === right
}
