'use client'

import { useMutation } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { MemberDialog, type MemberDialogProps } from '#components/members/member-dialog.tsx'
import { useRefreshMembers } from '#components/members/use-members.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { toast } from '#components/ui/toast.ts'

/** Takes somebody out of the organization. */
export function RemoveMemberDialog({ member, isOpen, onClose }: MemberDialogProps) {
  const api = useApi()
  const { name } = useOrganization()
  const refresh = useRefreshMembers()
  const remove = useMutation(
    api.members.remove.mutationOptions({
      onSuccess: async () => {
        await refresh()
        onClose()
        toast.success(
          <>
            <bdi>{member.name}</bdi> is no longer a member
          </>,
        )
      },
    }),
  )

  return (
    <MemberDialog
      title={
        <>
          Remove <bdi>{member.name}</bdi> from <bdi>{name}</bdi>?
        </>
      }
      effects={[
        'They cannot open the organization any more. Open tabs and their live streams end within 30 seconds.',
        'Their API keys stop working at once and cannot be brought back.',
        'They are signed out everywhere, unless they belong to another organization as well.',
        'What they did stays. To come back they need a new invitation.',
      ]}
      confirmLabel="Remove member"
      isDanger
      act={remove}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => remove.mutate({ id: member.id })}
    />
  )
}
