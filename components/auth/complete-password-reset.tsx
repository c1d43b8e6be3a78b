'use client'

import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { FixedEmail } from '#components/auth/fixed-email.tsx'
import { FormFailure } from '#components/auth/form-failure.tsx'
import { NewPasswordField } from '#components/auth/new-account-fields.tsx'
import { linkQuery, type OnRefused, OpenedLink } from '#components/auth/opened-link.tsx'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { usePlainForm } from '#components/auth/use-plain-form.ts'
import { Button } from '#components/ui/button.tsx'
import { newPasswordSchema } from '#lib/domain/users/schema.ts'

const schema = z.object({ newPassword: newPasswordSchema })

/** Behind the link of the reset mail. */
export function CompletePasswordReset({ token }: { token: string }) {
  const api = useApi()
  const query = useQuery(api.accounts.openPasswordReset.queryOptions({ input: { token }, ...linkQuery }))

  return (
    <OpenedLink kind="password-reset" query={query}>
      {({ email }, onRefused) => <NewPasswordForm token={token} email={email} onRefused={onRefused} />}
    </OpenedLink>
  )
}

type NewPasswordFormProps = { token: string; email: string; onRefused: OnRefused }

function NewPasswordForm({ token, email, onRefused }: NewPasswordFormProps) {
  const client = useApiClient()
  const { isAlive, isSending, failure, errors, submit } = usePlainForm({
    schema,
    send: async ({ newPassword }) => {
      const changed = await client.accounts.completePasswordReset({ token, newPassword }).catch(onRefused)
      // Signing in anew proves that the new password is where its owner will look for it, and asks for the code where there is one.
      if (changed) window.location.assign('/sign-in?notice=password_changed')
    },
  })

  return (
    <PlainCard title="Set a new password" lead="Every session of yours ends, on all devices. Then sign in with the new password.">
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        <FixedEmail email={email} />
        <NewPasswordField label="New password" name="newPassword" error={errors.newPassword} />
        <Button type="submit" variant="primary" fullWidth disabled={!isAlive} isLoading={isSending}>
          Set new password
        </Button>
      </form>
    </PlainCard>
  )
}
