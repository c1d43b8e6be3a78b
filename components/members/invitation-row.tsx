'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Mail as MailIcon, MailX } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { InvitationChip } from '#components/members/invitation-chip.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { useRoles } from '#components/roles/use-roles.ts'
import { Button } from '#components/ui/button.tsx'
import { Age } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import { mayGrant } from '#lib/domain/access/rules.ts'
import type { Invitation } from '#lib/domain/invitations/contract.ts'

/** One invitation: for whom, which role, what became of its mail, and the ways to send it again and to take it back. */
export function InvitationRow({ invitation, onRevoke }: { invitation: Invitation; onRevoke: () => void }) {
  const { permissions: own } = useOrganization()
  const role = useRoles().data?.find(({ id }) => id === invitation.role.id)
  const isBeyond = role !== undefined && !mayGrant({ own, permissions: role.permissions })
  const Icon = invitation.mail === 'Refused' ? MailX : MailIcon

  return (
    <li className="flex min-h-15 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2 last:border-0 max-md:py-3">
      <span aria-hidden="true" className="grid size-6 shrink-0 place-items-center text-ink-3">
        <Icon className="size-4" />
      </span>
      <div className="min-w-0 flex-1 max-md:basis-[calc(100%-36px)]">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span title={invitation.email} className="min-w-0 truncate font-medium">
            <bdi>{invitation.email}</bdi>
          </span>
          <InvitationChip invitation={invitation} />
        </p>
        <InvitationWords invitation={invitation} />
      </div>
      {isBeyond ? (
        <p className="text-12 text-ink-3">Its role allows more than yours</p>
      ) : (
        <div className="flex gap-2 max-md:w-full max-md:pl-9">
          <SendAgainButton invitation={invitation} />
          <Button size="sm" variant="ghost" aria-label={`Revoke… invitation of ${invitation.email}`} onClick={onRevoke}>
            Revoke…
          </Button>
        </div>
      )}
    </li>
  )
}

function InvitationWords({ invitation: { role, invitedBy, sentAt, expiresAt, state, mail } }: { invitation: Invitation }) {
  const now = useNow()
  const { timeZone } = useOrganization()

  return (
    <p className="text-12 text-ink-3 [overflow-wrap:anywhere]">
      <bdi>{role.name}</bdi>, invited
      {invitedBy ? (
        <>
          {' by '}
          <bdi>{invitedBy}</bdi>
        </>
      ) : null}{' '}
      <Age instant={sentAt} timeZone={timeZone} now={now} />
      {state === 'Open' ? ', can be accepted until ' : ', could be accepted until '}
      <Age instant={expiresAt} timeZone={timeZone} now={now} />.
      {mail === 'Refused' && state === 'Open' ? ' Check the address, then send it again or revoke it.' : null}
      {state === 'Expired' ? ' Send it again to open it anew.' : null}
    </p>
  )
}

function SendAgainButton({ invitation: { id, email } }: { invitation: Invitation }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const sendAgain = useMutation(
    api.invitations.sendAgain.mutationOptions({
      onSuccess: (sent) => {
        queryClient.setQueryData(api.invitations.list.queryKey(), (list) => list?.map((each) => (each.id === id ? sent : each)))
        toast.success('The invitation is sent again', { description: `${email} gets a new mail with a new link.` })
      },
      onError: toastError,
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.invitations.key() }),
    }),
  )

  return (
    <Button size="sm" aria-label={`Send again to ${email}`} isLoading={sendAgain.isPending} onClick={() => sendAgain.mutate({ id })}>
      Send again
    </Button>
  )
}
