'use client'

import { useState } from 'react'
import { z } from 'zod'
import { FormFailure } from '#components/auth/form-failure.tsx'
import { focusOnce } from '#components/auth/plain-card.tsx'
import { usePlainForm } from '#components/auth/use-plain-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { codeSchema } from '#lib/domain/two-factor/contract.ts'

const appSchema = z.object({ code: codeSchema })
const recoverySchema = z.object({ code: z.string().trim().min(1, 'Enter one of your recovery codes.').max(100) })

export type CodeFormProps = {
  /** Verb and noun of the act. */
  label: string
  /** Uses the code. What it throws is shown, and the form stays. */
  onCode: (code: string) => Promise<void>
  /** Whether a recovery code will do as well. */
  canRecover?: boolean
  isDanger?: boolean
}

/** A code of the authenticator app, or one that was stored for the day without it. */
export function CodeForm({ canRecover = false, ...form }: CodeFormProps) {
  const [isRecovery, setIsRecovery] = useState(false)

  return (
    <div className="flex flex-col gap-3">
      <OneCodeForm key={String(isRecovery)} {...form} isRecovery={isRecovery} />
      {canRecover ? (
        <Button variant="ghost" fullWidth onClick={() => setIsRecovery(!isRecovery)}>
          {isRecovery ? 'Use the authenticator app instead' : 'Use a recovery code instead'}
        </Button>
      ) : null}
    </div>
  )
}

function OneCodeForm({ label, onCode, isRecovery, isDanger = false }: Omit<CodeFormProps, 'canRecover'> & { isRecovery: boolean }) {
  const { isSending, failure, errors, submit } = usePlainForm({
    schema: isRecovery ? recoverySchema : appSchema,
    send: ({ code }) => onCode(code),
    fieldOfCode: { wrong_code: 'code' },
  })

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <Field
        label={isRecovery ? 'Recovery code' : 'Code'}
        name="code"
        error={errors.code}
        help={
          isRecovery
            ? 'One of the codes you stored when you set up the app. Each works once.'
            : 'Enter the code your authenticator app shows: six digits, new every 30 seconds.'
        }
      >
        {/* Spaces are welcome: codes are pasted as apps and password managers write them. */}
        <Input
          ref={focusOnce}
          name="code"
          isMono
          dir="ltr"
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoComplete={isRecovery ? 'off' : 'one-time-code'}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className={isRecovery ? undefined : 'text-14 tracking-[0.2em]'}
        />
      </Field>
      <Button type="submit" variant={isDanger ? 'danger' : 'primary'} fullWidth isLoading={isSending}>
        {label}
      </Button>
    </form>
  )
}
