'use client'

import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { useApiClient } from '#components/api/provider.tsx'
import { CheckYourMail } from '#components/auth/check-your-mail.tsx'
import { FormFailure } from '#components/auth/form-failure.tsx'
import type { MailLinkKind } from '#components/auth/link-kind.ts'
import { focusOnce, PlainCard } from '#components/auth/plain-card.tsx'
import { usePlainForm } from '#components/auth/use-plain-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { emailSchema } from '#lib/domain/users/schema.ts'

const schema = z.object({ email: emailSchema })

type Words = { title: string; lead: string; foot: ReactNode }

const words: Readonly<Record<MailLinkKind, Words>> = {
  'sign-up': {
    title: 'Create an account',
    lead: 'Enter your e-mail at work. A link is sent to it, and there you choose your name and password.',
    foot: (
      <span>
        You have an account? <TextLink href="/sign-in">Sign in</TextLink>
      </span>
    ),
  },
  'password-reset': {
    title: 'Reset your password',
    lead: 'Enter the e-mail you sign in with. A link is sent to it, and there you choose a new password.',
    foot: <TextLink href="/sign-in">Back to sign-in</TextLink>,
  },
}

export type MailRequestProps = {
  kind: MailLinkKind
  /** Whether mails are shown on a page of this installation instead of being sent. */
  hasOutbox: boolean
}

/** Asks for an address and has a mail sent to it. What is shown afterwards is the same for every address. */
export function MailRequest({ kind, hasOutbox }: MailRequestProps) {
  const client = useApiClient()
  const [email, setEmail] = useState<string | null>(null)
  const [isChanging, setIsChanging] = useState(false)
  const send = async (address: string) => {
    const { requestSignUp, requestPasswordReset } = client.accounts
    await (kind === 'sign-up' ? requestSignUp({ email: address }) : requestPasswordReset({ email: address }))
    setEmail(address)
    setIsChanging(false)
  }

  if (email !== null && !isChanging) {
    return (
      <CheckYourMail kind={kind} email={email} hasOutbox={hasOutbox} onSendAgain={() => send(email)} onChange={() => setIsChanging(true)} />
    )
  }

  const { title, lead, foot } = words[kind]
  return (
    <PlainCard title={title} lead={lead} foot={foot}>
      <AddressForm email={email} onEmail={send} />
    </PlainCard>
  )
}

function AddressForm({ email, onEmail }: { email: string | null; onEmail: (email: string) => Promise<void> }) {
  const { isAlive, isSending, failure, errors, submit } = usePlainForm({ schema, send: (values) => onEmail(values.email) })

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <Field label="E-mail" name="email" error={errors.email}>
        <Input
          ref={email === null ? undefined : focusOnce}
          type="email"
          name="email"
          defaultValue={email ?? undefined}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
        />
      </Field>
      <Button type="submit" variant="primary" fullWidth disabled={!isAlive} isLoading={isSending}>
        Send link
      </Button>
    </form>
  )
}
