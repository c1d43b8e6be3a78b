'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ErrorMessage, readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import type { RoleStart } from '#components/roles/role-start.ts'
import { toast } from '#components/ui/toast.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { RoleDetail } from '#lib/domain/roles/contract.ts'

type SaveRole = {
  save: (role: { name: string; permissions: Permission[] }) => void
  isSaving: boolean
  failure: ErrorMessage | null
  reset: () => void
}

/** Creates a role, or changes the one that the dialog began with. */
export function useSaveRole({ start, onSaved }: { start: RoleStart; onSaved: () => void }): SaveRole {
  const api = useApi()
  const queryClient = useQueryClient()
  const finish = async ({ name }: RoleDetail, words: string) => {
    // Names of roles stand beside members, and one's own permissions may have changed.
    await Promise.all(
      [api.roles.key(), api.members.key(), api.organization.key()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    )
    onSaved()
    toast.success(`${words} ${name}`)
  }
  const create = useMutation(api.roles.create.mutationOptions({ onSuccess: (role) => finish(role, 'Created the role') }))
  const update = useMutation(api.roles.update.mutationOptions({ onSuccess: (role) => finish(role, 'Saved the role') }))
  const act = start.kind === 'edit' ? update : create

  return {
    save: (role) => {
      if (act.isPending) return
      if (start.kind === 'edit') update.mutate({ id: start.role.id, ...role })
      else create.mutate(role)
    },
    isSaving: act.isPending,
    failure: act.error ? readErrorMessage(act.error) : null,
    reset: () => act.reset(),
  }
}
