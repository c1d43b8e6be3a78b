'use client'

import { useMutation } from '@tanstack/react-query'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { EmailAddress } from '#components/auth/email-address.tsx'
import { FormFailure } from '#components/auth/form-failure.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { Button } from '#components/ui/button.tsx'

/** For whoever only signs in through a provider: a first password, by the same mail as a forgotten one. */
export function FirstPassword() {
  const api = useApi()
  const { email } = useMe()
  const request = useMutation(api.accounts.requestPasswordReset.mutationOptions())

  return (
    <Section title="Password" description="You sign in through a provider and have no password here.">
      <div className="flex flex-col gap-3">
        <FormFailure failure={request.error ? readErrorMessage(request.error) : null} />
        {request.isSuccess ? (
          <Notice tone="moss" isAnnounced>
            A mail is on its way to <EmailAddress address={email} />. Its link sets a password, and every session of yours ends then.
          </Notice>
        ) : (
          <div>
            <Button fullWidth="phone" isLoading={request.isPending} onClick={() => request.mutate({ email })}>
              Send link to set a password
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}
