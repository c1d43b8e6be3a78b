'use client'

import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { readErrorMessage } from '#components/api/error-message.ts'
import { requestSignIn } from '#components/auth/auth-requests.ts'
import { CodeStep } from '#components/auth/code-step.tsx'
import { FixedEmail } from '#components/auth/fixed-email.tsx'
import { FormFailure } from '#components/auth/form-failure.tsx'
import { PasswordInput } from '#components/auth/password-input.tsx'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { OrLine, ProviderButtons, type SignInProvider } from '#components/auth/provider-buttons.tsx'
import type { SignInNotice } from '#components/auth/sign-in-words.ts'
import { usePlainForm } from '#components/auth/use-plain-form.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { emailSchema } from '#lib/domain/users/schema.ts'

const schema = z.object({ email: emailSchema, password: z.string().min(1, 'Enter your password.') })
type Credentials = z.infer<typeof schema>

export type SignInFormProps = {
  /** Where to go afterwards: a path of this installation. */
  callbackPath: string
  providers: readonly SignInProvider[]
  title?: ReactNode
  lead?: ReactNode
  /** What brought somebody here. */
  notice?: SignInNotice | null
  /** The one account that will do, where only one will. */
  fixedEmail?: string
  foot?: ReactNode
}

/** E-mail and password, or a provider; then the code of the authenticator app, for whoever has one. */
export function SignInForm(props: SignInFormProps) {
  const { callbackPath, fixedEmail, foot } = props
  const [proven, setProven] = useState<Credentials | null>(null)
  const [isAskingForCode, setIsAskingForCode] = useState(false)

  // A whole new page: nothing that was read for somebody else stays in memory.
  const leave = () => window.location.assign(callbackPath)
  const signIn = async (credentials: Credentials) => {
    try {
      await requestSignIn(credentials)
      leave()
    } catch (error) {
      if (readErrorMessage(error).code !== 'code_needed') throw error
      setProven(credentials)
      setIsAskingForCode(true)
    }
  }

  if (proven && isAskingForCode) {
    const signInWithCode = async (code: string) => {
      await requestSignIn({ ...proven, code })
      leave()
    }

    return <CodeStep email={proven.email} onCode={signInWithCode} onBack={() => setIsAskingForCode(false)} />
  }

  return (
    <PlainCard title={props.title ?? 'Sign in'} lead={props.lead} foot={foot}>
      {props.notice ? <Notice tone={props.notice.tone}>{props.notice.words}</Notice> : null}
      {props.providers.length > 0 ? (
        <>
          <ProviderButtons providers={props.providers} callbackPath={callbackPath} />
          <OrLine />
        </>
      ) : null}
      <PasswordStep email={fixedEmail ?? proven?.email} isEmailFixed={fixedEmail !== undefined} onCredentials={signIn} />
    </PlainCard>
  )
}

type PasswordStepProps = { email?: string; isEmailFixed: boolean; onCredentials: (credentials: Credentials) => Promise<void> }

function PasswordStep({ email, isEmailFixed, onCredentials }: PasswordStepProps) {
  const { isAlive, isSending, failure, errors, submit } = usePlainForm({ schema, send: onCredentials })

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      {isEmailFixed && email ? (
        <FixedEmail email={email} />
      ) : (
        <Field label="E-mail" name="email" error={errors.email}>
          <Input
            type="email"
            name="email"
            defaultValue={email}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
          />
        </Field>
      )}
      <Field label="Password" name="password" error={errors.password}>
        <PasswordInput name="password" autoComplete="current-password" />
      </Field>
      <Button type="submit" variant="primary" fullWidth disabled={!isAlive} isLoading={isSending}>
        Sign in
      </Button>
      <p className="text-center">
        <TextLink href="/password-reset">Forgot your password?</TextLink>
      </p>
    </form>
  )
}
