'use client'

import { type FormEvent, useState } from 'react'
import { z } from 'zod'
import { type ErrorMessage, readErrorMessage } from '#components/api/error-message.ts'
import { useApiClient } from '#components/api/provider.tsx'
import { EmailAddress } from '#components/auth/email-address.tsx'
import { enterNewAccount } from '#components/auth/enter-new-account.ts'
import { FormFailure } from '#components/auth/form-failure.tsx'
import { InvitationLead } from '#components/auth/invitation-lead.tsx'
import { NewAccountFields } from '#components/auth/new-account-fields.tsx'
import type { OnRefused } from '#components/auth/opened-link.tsx'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { usePlainForm } from '#components/auth/use-plain-form.ts'
import { Button } from '#components/ui/button.tsx'
import type { OpenInvitation } from '#lib/domain/invitations/contract.ts'
import { newPasswordSchema, personNameSchema } from '#lib/domain/users/schema.ts'

const schema = z.object({ name: personNameSchema, password: newPasswordSchema })

export type AcceptProps = { token: string; invitation: OpenInvitation; onRefused: OnRefused }

/** For an address without an account: a name, a password, and in. */
export function AcceptForm({ token, invitation, onRefused }: AcceptProps) {
  const client = useApiClient()
  const { email, organization } = invitation
  const { isAlive, isSending, failure, errors, submit } = usePlainForm({
    schema,
    send: async (values) => {
      const made = await client.invitations.accept({ token, ...values }).catch(onRefused)
      if (made) await enterNewAccount({ ...made, password: values.password })
    },
  })

  return (
    <PlainCard title={`Join ${organization.name}`} lead={<InvitationLead invitation={invitation} />}>
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        <NewAccountFields email={email} errors={errors} />
        <Button type="submit" variant="primary" fullWidth disabled={!isAlive} isLoading={isSending}>
          Join {organization.name}
        </Button>
      </form>
    </PlainCard>
  )
}

/** For whoever is signed in as the invited address already. */
export function JoinForm({ token, invitation, onRefused }: AcceptProps) {
  const client = useApiClient()
  const [isSending, setIsSending] = useState(false)
  const [failure, setFailure] = useState<ErrorMessage | null>(null)

  const join = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setIsSending(true)
    setFailure(null)
    try {
      const joined = await client.invitations.join({ token }).catch(onRefused)
      if (joined) window.location.assign(`/${joined.organizationSlug}`)
    } catch (error) {
      setFailure(readErrorMessage(error))
      setIsSending(false)
    }
  }

  return (
    <PlainCard
      title={`Join ${invitation.organization.name}`}
      lead={
        <>
          <InvitationLead invitation={invitation} /> You are signed in as <EmailAddress address={invitation.email} />.
        </>
      }
    >
      <form method="post" onSubmit={join} className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        <Button type="submit" variant="primary" fullWidth isLoading={isSending}>
          Join {invitation.organization.name}
        </Button>
      </form>
    </PlainCard>
  )
}
