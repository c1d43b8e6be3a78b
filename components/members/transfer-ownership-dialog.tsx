'use client'

import { useMutation } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { MemberDialog, type MemberDialogProps } from '#components/members/member-dialog.tsx'
import { useRefreshMembers } from '#components/members/use-members.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { toast } from '#components/ui/toast.ts'

/** Hands the organization over. */
export function TransferOwnershipDialog({ member, isOpen, onClose }: MemberDialogProps) {
  const api = useApi()
  const { name } = useOrganization()
  const refresh = useRefreshMembers()
  const transfer = useMutation(
    api.members.transferOwnership.mutationOptions({
      onSuccess: async () => {
        await refresh()
        onClose()
        toast.success(
          <>
            <bdi>{member.name}</bdi> owns the organization now
          </>,
        )
      },
    }),
  )

  return (
    <MemberDialog
      title={
        <>
          Transfer <bdi>{name}</bdi> to <bdi>{member.name}</bdi>?
        </>
      }
      effects={[
        <>
          <bdi>{member.name}</bdi> becomes Admin and owner: the one member whom nobody can remove.
        </>,
        'You stay Admin. From then on you can be removed, and only the new owner can hand the organization back.',
      ]}
      confirmLabel="Transfer ownership"
      isDanger
      act={transfer}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => transfer.mutate({ id: member.id })}
    />
  )
}
