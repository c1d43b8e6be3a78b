'use client'

import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { enterNewAccount } from '#components/auth/enter-new-account.ts'
import { FormFailure } from '#components/auth/form-failure.tsx'
import { NewAccountFields } from '#components/auth/new-account-fields.tsx'
import { linkQuery, type OnRefused, OpenedLink } from '#components/auth/opened-link.tsx'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { usePlainForm } from '#components/auth/use-plain-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { organizationNameSchema } from '#lib/domain/organizations/schema.ts'
import { newPasswordSchema, personNameSchema } from '#lib/domain/users/schema.ts'

const schema = z.object({ name: personNameSchema, password: newPasswordSchema, organizationName: organizationNameSchema })

/** Behind the link of the sign-up mail: who one is and what the organization is called. */
export function CompleteSignUp({ token }: { token: string }) {
  const api = useApi()
  const query = useQuery(api.accounts.openSignUp.queryOptions({ input: { token }, ...linkQuery }))

  return (
    <OpenedLink kind="sign-up" query={query}>
      {({ email }, onRefused) => <SignUpForm token={token} email={email} onRefused={onRefused} />}
    </OpenedLink>
  )
}

type SignUpFormProps = { token: string; email: string; onRefused: OnRefused }

function SignUpForm({ token, email, onRefused }: SignUpFormProps) {
  const client = useApiClient()
  const { isAlive, isSending, failure, errors, submit } = usePlainForm({
    schema,
    send: async (values) => {
      const made = await client.accounts.completeSignUp({ token, ...values }).catch(onRefused)
      if (made) await enterNewAccount({ ...made, password: values.password })
    },
  })

  return (
    <PlainCard title="Create your account" lead="An organization is created with it, and you become its first admin.">
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        <NewAccountFields email={email} errors={errors} />
        <Field
          label="Organization"
          name="organizationName"
          error={errors.organizationName}
          help="Your company’s name. It can be changed later."
        >
          <Input name="organizationName" autoComplete="organization" />
        </Field>
        <Button type="submit" variant="primary" fullWidth disabled={!isAlive} isLoading={isSending}>
          Create account
        </Button>
      </form>
    </PlainCard>
  )
}
