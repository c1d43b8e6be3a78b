'use client'

import { z } from 'zod'
import { useApiClient } from '#components/api/provider.tsx'
import { EmailAddress } from '#components/auth/email-address.tsx'
import { FormFailure } from '#components/auth/form-failure.tsx'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { SignOutButton } from '#components/auth/sign-out-button.tsx'
import { usePlainForm } from '#components/auth/use-plain-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { organizationNameSchema } from '#lib/domain/organizations/schema.ts'

const schema = z.object({ name: organizationNameSchema })

/** For whoever is signed in and belongs to no organization, where everybody may make one. */
export function CreateOrganization({ email }: { email: string }) {
  const client = useApiClient()
  const { isAlive, isSending, failure, errors, submit } = usePlainForm({
    schema,
    send: async (values) => {
      const { organizationSlug } = await client.accounts.createOrganization(values)
      window.location.assign(`/${organizationSlug}`)
    },
  })

  return (
    <PlainCard
      title="Create an organization"
      lead={
        <>
          You are signed in as <EmailAddress address={email} /> and are not a member of any organization. Create one, or ask an admin of
          yours to invite you.
        </>
      }
      foot={<SignOutButton />}
    >
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        <Field label="Organization" name="name" error={errors.name} help="Your company’s name. It can be changed later.">
          <Input name="name" autoComplete="organization" />
        </Field>
        <Button type="submit" variant="primary" fullWidth disabled={!isAlive} isLoading={isSending}>
          Create organization
        </Button>
      </form>
    </PlainCard>
  )
}
