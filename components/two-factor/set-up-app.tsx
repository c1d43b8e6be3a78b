'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { FormFailure } from '#components/auth/form-failure.tsx'
import { PasswordInput } from '#components/auth/password-input.tsx'
import { usePlainForm } from '#components/auth/use-plain-form.ts'
import { RecoveryCodes } from '#components/two-factor/recovery-codes.tsx'
import { ScanStep } from '#components/two-factor/scan-step.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'

const passwordSchema = z.object({ password: z.string().min(1, 'Enter your current password.').max(200) })
const noFieldsSchema = z.object({})

export type SetUpAppProps = {
  email: string
  hasPassword: boolean
  doneLabel: string
  onDone: () => void
  /** From here on leaving would lose the recovery codes. */
  onCodesShown?: () => void
}

type Begun = { secret: string; uri: string }

/** Sets up an authenticator app: the password again, the app and its first code, then the recovery codes. */
export function SetUpApp({ email, hasPassword, doneLabel, onDone, onCodesShown }: SetUpAppProps) {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)

  const confirm = async (code: string) => {
    const { recoveryCodes } = await client.twoFactor.confirm({ code })
    setCodes(recoveryCodes)
    onCodesShown?.()
    // Every other session has ended with it.
    void queryClient.invalidateQueries({ queryKey: api.twoFactor.key() })
    void queryClient.invalidateQueries({ queryKey: api.users.key() })
  }

  if (codes) return <RecoveryCodes codes={codes} email={email} doneLabel={doneLabel} onDone={onDone} />
  if (begun) return <ScanStep {...begun} onCode={confirm} />

  return (
    <BeginStep
      email={email}
      hasPassword={hasPassword}
      onPassword={async (password) => setBegun(await client.twoFactor.begin({ password }))}
    />
  )
}

type BeginStepProps = { email: string; hasPassword: boolean; onPassword: (password: string | undefined) => Promise<void> }

function BeginStep({ email, hasPassword, onPassword }: BeginStepProps) {
  const { isAlive, isSending, failure, errors, submit } = usePlainForm<z.ZodType<{ password?: string }>>({
    schema: hasPassword ? passwordSchema : noFieldsSchema,
    send: ({ password }) => onPassword(password),
  })

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <p className="text-ink-2">
        You need an app that makes one-time codes, such as the one of your password manager. Signing in then takes your password and a code.
      </p>
      {hasPassword ? (
        <>
          {/* Tells password managers whose password this is. */}
          <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
          <Field label="Current password" name="password" error={errors.password}>
            <PasswordInput name="password" autoComplete="current-password" />
          </Field>
        </>
      ) : null}
      <Button type="submit" variant="primary" fullWidth disabled={!isAlive} isLoading={isSending}>
        Continue
      </Button>
    </form>
  )
}
