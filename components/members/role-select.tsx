'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useRefreshMembers } from '#components/members/use-members.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { describePermissions } from '#components/roles/role-words.ts'
import { useRoleOptions } from '#components/roles/use-role-options.ts'
import { useRoles } from '#components/roles/use-roles.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Select } from '#components/ui/select.tsx'
import { toast } from '#components/ui/toast.ts'
import type { RoleId } from '#lib/domain/access/schema.ts'
import type { Member } from '#lib/domain/members/contract.ts'

/** The role of a member, to be changed at once and undone from the toast. One's own is asked about first: what it loses, one cannot get back. */
export function RoleSelect({ member, isSelf }: { member: Member; isSelf: boolean }) {
  const { permissions: own } = useOrganization()
  const roles = useRoles()
  const options = useRoleOptions()
  const change = useChangeRole({ member, isSelf })
  // The choice stays while its question fades away.
  const [ownChoice, setOwnChoice] = useState<RoleId | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const chosen = roles.data?.find(({ id }) => id === ownChoice)
  const lost = chosen ? own.filter((permission) => !chosen.permissions.includes(permission)) : []

  return (
    <>
      <Select
        size="sm"
        label={`Change role of ${member.name}`}
        className="w-full min-w-0 border-line-strong"
        // Until the roles are read there is at least the name of this one.
        options={options.length > 0 ? options : [{ value: member.role.id, label: member.role.name }]}
        value={change.isPending ? change.variables.roleId : member.role.id}
        onValueChange={(roleId) => {
          if (roleId === member.role.id || change.isPending) return
          if (isSelf) {
            setOwnChoice(roleId)
            setIsAsking(true)
          } else change.mutate({ id: member.id, roleId })
        }}
      />
      <ConfirmDialog
        title={
          <>
            Change your own role to <bdi>{chosen?.name}</bdi>?
          </>
        }
        description={
          lost.length > 0 ? (
            <>
              <p>You lose this at once, and only somebody who may still manage members can give it back:</p>
              <p className="mt-1.5 text-ink">{describePermissions(lost)}</p>
            </>
          ) : (
            'You lose nothing by it.'
          )
        }
        confirmLabel="Change role"
        isDanger={lost.length > 0}
        isLoading={change.isPending}
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => {
          if (ownChoice) change.mutate({ id: member.id, roleId: ownChoice }, { onSettled: () => setIsAsking(false) })
        }}
      />
    </>
  )
}

function useChangeRole({ member, isSelf }: { member: Member; isSelf: boolean }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const refresh = useRefreshMembers()
  const keep = (changed: Member) => {
    queryClient.setQueryData(api.members.list.queryKey(), (list) => list?.map((each) => (each.id === changed.id ? changed : each)))
    void queryClient.invalidateQueries({ queryKey: api.organization.key() })
    void refresh()
  }
  const undo = useMutation(api.members.changeRole.mutationOptions({ onSuccess: keep, onError: toastError }))

  return useMutation(
    api.members.changeRole.mutationOptions({
      onSuccess: (changed) => {
        keep(changed)
        const words = (
          <>
            <bdi>{changed.name}</bdi> is now <bdi>{changed.role.name}</bdi>
          </>
        )
        // Nobody gives back to themselves what they just gave away.
        const action = isSelf ? undefined : { label: 'Undo', onClick: () => undo.mutate({ id: member.id, roleId: member.role.id }) }
        toast.success(words, { action })
      },
      onError: (error) => {
        toastError(error)
        // What was refused may have been decided on an old list.
        void refresh()
      },
    }),
  )
}
