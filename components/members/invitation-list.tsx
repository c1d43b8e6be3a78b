'use client'

import { useState } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { InvitationRow } from '#components/members/invitation-row.tsx'
import { RevokeInvitationDialog } from '#components/members/revoke-invitation-dialog.tsx'
import { useInvitations } from '#components/members/use-members.ts'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { Count } from '#components/ui/badge.tsx'
import type { Invitation } from '#lib/domain/invitations/contract.ts'

/** More would push the members off the screen. */
const SHOWN_FIRST = 5

/** Invitations that nobody has accepted yet; nothing while there are none. */
export function InvitationList() {
  const invitations = useInvitations()
  const [isWhole, setIsWhole] = useState(false)
  const [revoking, setRevoking] = useState<Invitation | null>(null)
  const { data } = invitations

  if (invitations.error && !data) {
    return (
      <RequestFailure title="The invitations could not be read." error={invitations.error} onRetry={() => void invitations.refetch()} />
    )
  }

  return (
    <>
      {data && data.length > 0 ? (
        <Panel title="Open invitations" note={<Count value={data.length} />} isFlush>
          <ul>
            {data.slice(0, isWhole ? undefined : SHOWN_FIRST).map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} onRevoke={() => setRevoking(invitation)} />
            ))}
          </ul>
          {data.length > SHOWN_FIRST && !isWhole ? (
            <ListFoot label={`Show all ${String(data.length)}`} isLoading={false} onLoadMore={() => setIsWhole(true)} />
          ) : null}
        </Panel>
      ) : null}
      <RevokeInvitationDialog invitation={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}
