'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { MemberDialog } from '#components/members/member-dialog.tsx'
import { useRefreshMembers } from '#components/members/use-members.ts'
import { toast } from '#components/ui/toast.ts'
import type { Invitation } from '#lib/domain/invitations/contract.ts'

/** Asks before an invitation is taken back: a link that no longer works cannot be brought back. */
export function RevokeInvitationDialog({ invitation, onClose }: { invitation: Invitation | null; onClose: () => void }) {
  const api = useApi()
  const refresh = useRefreshMembers()
  // Kept while the dialog fades away.
  const [last, setLast] = useState(invitation)
  if (invitation && invitation !== last) setLast(invitation)
  const shown = invitation ?? last
  const revoke = useMutation(
    api.invitations.revoke.mutationOptions({
      onSuccess: async () => {
        await refresh()
        onClose()
        toast.success('The invitation is revoked')
      },
    }),
  )
  if (!shown) return null

  return (
    <MemberDialog
      title={
        <>
          Revoke the invitation of <bdi>{shown.email}</bdi>?
        </>
      }
      effects={[
        'The links in all mails that were sent stop working at once.',
        'Nobody is told. You can invite the same address again at any time.',
      ]}
      confirmLabel="Revoke invitation"
      isDanger
      act={revoke}
      isOpen={invitation !== null}
      onClose={onClose}
      onConfirm={() => revoke.mutate({ id: shown.id })}
    />
  )
}
