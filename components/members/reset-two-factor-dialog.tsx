'use client'

import { useMutation } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { MemberDialog, type MemberDialogProps } from '#components/members/member-dialog.tsx'
import { useRefreshMembers } from '#components/members/use-members.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { toast } from '#components/ui/toast.ts'

/** For somebody who lost their phone. */
export function ResetTwoFactorDialog({ member, isOpen, onClose }: MemberDialogProps) {
  const api = useApi()
  const { requiresTwoFactor } = useOrganization()
  const refresh = useRefreshMembers()
  const reset = useMutation(
    api.members.resetTwoFactor.mutationOptions({
      onSuccess: async () => {
        await refresh()
        onClose()
        toast.success(
          <>
            Two-factor of <bdi>{member.name}</bdi> is reset
          </>,
        )
      },
    }),
  )

  return (
    <MemberDialog
      title={
        <>
          Reset two-factor of <bdi>{member.name}</bdi>?
        </>
      }
      effects={[
        'Their authenticator app and recovery codes stop working, and they are signed out everywhere.',
        requiresTwoFactor
          ? 'At the next sign-in they set up a new app before they can go on.'
          : 'Until they set up a new app, their password alone signs them in.',
        'Do it only when you are sure that it is they who ask for it.',
      ]}
      confirmLabel="Reset two-factor"
      isDanger
      act={reset}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => reset.mutate({ id: member.id })}
    />
  )
}
