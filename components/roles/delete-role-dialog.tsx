'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { RoleDetail } from '#lib/domain/roles/contract.ts'

/** Asks before an own role is deleted. Who still has it, open invitations included, is told by the refusal. */
export function DeleteRoleDialog({ role, onClose }: { role: RoleDetail | null; onClose: () => void }) {
  const api = useApi()
  const queryClient = useQueryClient()
  // Kept while the dialog fades away.
  const [last, setLast] = useState(role)
  if (role && role !== last) setLast(role)
  const shown = role ?? last
  const remove = useMutation(
    api.roles.remove.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.roles.key() })
        onClose()
        toast.success(
          <>
            The role <bdi>{shown?.name}</bdi> is deleted
          </>,
        )
      },
    }),
  )
  if (!shown) return null
  const failure = remove.error ? readErrorMessage(remove.error) : null

  return (
    <ConfirmDialog
      title={
        <span className="[overflow-wrap:anywhere]">
          Delete the role <bdi>{shown.name}</bdi>?
        </span>
      }
      description="Nobody has it, so nobody loses anything. It cannot be brought back; the audit log keeps what it allowed."
      confirmLabel="Delete role"
      isDanger
      isLoading={remove.isPending}
      isOpen={role !== null}
      onOpenChange={(next) => {
        if (next) return
        remove.reset()
        onClose()
      }}
      onConfirm={() => remove.mutate({ id: shown.id })}
    >
      {failure ? (
        <ErrorState title="The role was not deleted." requestId={failure.requestId}>
          {failure.userMessage}
        </ErrorState>
      ) : null}
    </ConfirmDialog>
  )
}
