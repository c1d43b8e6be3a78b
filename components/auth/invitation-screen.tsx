'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { AcceptForm, JoinForm } from '#components/auth/accept-invitation.tsx'
import { DeadLink } from '#components/auth/dead-link.tsx'
import { InvitationLead } from '#components/auth/invitation-lead.tsx'
import { linkQuery, OpenedLink } from '#components/auth/opened-link.tsx'
import type { SignInProvider } from '#components/auth/provider-buttons.tsx'
import { SignInForm } from '#components/auth/sign-in-form.tsx'
import type { OpenInvitation } from '#lib/domain/invitations/contract.ts'

export type InvitationScreenProps = {
  token: string
  /** Who is signed in in this browser. */
  signedInAs: string | null
  providers: readonly SignInProvider[]
}

/** Behind the link of an invitation: who invites, to which organization, as what, and the way in that fits whoever opened it. */
export function InvitationScreen({ token, signedInAs, providers }: InvitationScreenProps) {
  const api = useApi()
  const query = useQuery(api.invitations.open.queryOptions({ input: { token }, ...linkQuery }))

  return (
    <OpenedLink kind="invitation" query={query} signedInAs={signedInAs}>
      {(invitation, onRefused) => {
        const answer = { token, invitation, onRefused }
        if (signedInAs !== null && signedInAs !== invitation.email) return <DeadLink kind="invitation" signedInAs={signedInAs} />
        if (signedInAs !== null) return <JoinForm {...answer} />
        if (invitation.hasAccount) return <SignInFirst token={token} invitation={invitation} providers={providers} />

        return <AcceptForm {...answer} />
      }}
    </OpenedLink>
  )
}

type SignInFirstProps = Pick<InvitationScreenProps, 'token' | 'providers'> & { invitation: OpenInvitation }

function SignInFirst({ token, invitation, providers }: SignInFirstProps) {
  return (
    <SignInForm
      title={`Join ${invitation.organization.name}`}
      lead={
        <>
          <InvitationLead invitation={invitation} /> You have an account: sign in as the invited address to accept.
        </>
      }
      callbackPath={`/invitation/${encodeURIComponent(token)}`}
      providers={providers}
      fixedEmail={invitation.email}
    />
  )
}
