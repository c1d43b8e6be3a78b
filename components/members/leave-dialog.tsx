'use client'

import { useMutation } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { MemberDialog, type MemberDialogProps } from '#components/members/member-dialog.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'

/** Leaves the organization oneself. */
export function LeaveDialog({ isOpen, onClose }: MemberDialogProps) {
  const api = useApi()
  const { name, slug } = useOrganization()
  const leave = useMutation(
    api.members.leave.mutationOptions({
      // To another organization, or to sign-in: whichever is left.
      onSuccess: () => window.location.assign('/'),
    }),
  )

  return (
    <MemberDialog
      title={
        <>
          Leave <bdi>{name}</bdi>?
        </>
      }
      effects={[
        'You cannot open the organization any more, and the API keys that you made stop working at once.',
        'If you belong to no other organization, you are signed out.',
        'What you did stays. To come back you need a new invitation.',
      ]}
      confirmLabel="Leave organization"
      isDanger
      act={leave}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => leave.mutate({ organizationSlug: slug })}
    />
  )
}
