'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { EmailAddress } from '#components/auth/email-address.tsx'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { SignOutButton } from '#components/auth/sign-out-button.tsx'
import { SetUpApp } from '#components/two-factor/set-up-app.tsx'
import { Button } from '#components/ui/button.tsx'

export type TwoFactorScreenProps = {
  /** Where to go on afterwards: a path of this installation. */
  nextPath: string
  email: string
  hasPassword: boolean
}

/** Sets up the second step that an organization asks for, and goes on to it. */
export function TwoFactorScreen({ nextPath, email, hasPassword }: TwoFactorScreenProps) {
  const api = useApi()
  const { data } = useSuspenseQuery(api.twoFactor.get.queryOptions())
  // What was true when the page opened: setting up makes it true, and the recovery codes must stay on screen then.
  const [wasSetUp] = useState(data.confirmedAt !== null)
  // A whole new page: what was refused before is asked for again.
  const goOn = () => window.location.assign(nextPath)

  return (
    <PlainCard
      title={wasSetUp ? 'Two-factor is set up' : 'Set up two-factor'}
      lead={
        wasSetUp ? (
          'Signing in to your account takes a code of your authenticator app. If you are still sent here, sign out and sign in with a code.'
        ) : (
          <>
            Your organization asks for a second step at sign-in. You are signed in as <EmailAddress address={email} />.
          </>
        )
      }
      foot={<SignOutButton />}
    >
      {wasSetUp ? (
        <Button variant="primary" fullWidth onClick={goOn}>
          Continue
        </Button>
      ) : (
        <SetUpApp email={email} hasPassword={hasPassword} doneLabel="Continue" onDone={goOn} />
      )}
    </PlainCard>
  )
}
