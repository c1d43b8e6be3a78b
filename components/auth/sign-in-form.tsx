'use client'

import type { FormEvent } from 'react'
import { useState, useSyncExternalStore } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { requestSignIn } from '#components/auth/auth-requests.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { emailSchema } from '#lib/domain/users/schema.ts'

type FieldErrors = { email?: string; password?: string }

/**
 * E-mail and password. The values stay in the inputs and are read when the form is sent, so that what a password manager or a quick
 * person filled in before the page came alive is not lost.
 */
export function SignInForm({ callbackPath }: { callbackPath: string }) {
  const isAlive = useIsAlive()
  const [isSending, setIsSending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [errors, setErrors] = useState<FieldErrors>({})

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const input = { email: String(form.get('email') ?? ''), password: String(form.get('password') ?? '') }
    const found = checkInput(input)
    setErrors(found)
    setRefusal(null)
    if (found.email || found.password) return

    setIsSending(true)
    try {
      await requestSignIn(input)
      // A whole new page: nothing that was read for somebody else stays in memory.
      window.location.assign(callbackPath)
    } catch (error) {
      setRefusal(readErrorMessage(error).userMessage)
      setIsSending(false)
    }
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-6">
      <h1 className="text-16 font-semibold">Sign in</h1>
      {refusal ? (
        <Notice tone="rust" isAnnounced>
          {refusal}
        </Notice>
      ) : null}
      <Field label="E-mail" name="email" error={errors.email}>
        <Input type="email" name="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field label="Password" name="password" error={errors.password}>
        <Input type="password" name="password" autoComplete="current-password" dir="ltr" />
      </Field>
      <Button type="submit" variant="primary" fullWidth disabled={!isAlive} isLoading={isSending}>
        Sign in
      </Button>
    </form>
  )
}

function checkInput({ email, password }: { email: string; password: string }): FieldErrors {
  const isEmail = emailSchema.safeParse(email)

  return {
    email: isEmail.success ? undefined : (isEmail.error.issues[0]?.message ?? 'Enter your e-mail address.'),
    password: password === '' ? 'Enter your password.' : undefined,
  }
}

/** False in the server's HTML, true once the page can act: a form sent before that would go nowhere. */
function useIsAlive(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
}
