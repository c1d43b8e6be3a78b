import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { PasswordInput } from '#components/auth/password-input.tsx'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast.ts'
import { newPasswordSchema } from '#lib/domain/users/schema.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const schema = z.object({ currentPassword: z.string().min(1, 'Enter your current password.').max(200), newPassword: newPasswordSchema })
const empty = { currentPassword: '', newPassword: '' }

/** A new password for the one that is known. Whoever is signed in elsewhere is signed out. */
export function PasswordForm() {
  const api = useApi()
  const { email } = useMe()
  const form = useForm({ resolver: zodResolver(schema), defaultValues: empty })
  const changePassword = useMutation(
    api.users.changePassword.mutationOptions({
      onSuccess: ({ endedSessions }) => {
        form.reset(empty)
        toast.success('Password changed', { description: describeEnded(endedSessions) })
      },
    }),
  )
  const { errors } = form.formState
  const failure = changePassword.error ? readErrorMessage(changePassword.error) : null
  const hasFieldError = Boolean(failure?.fields.currentPassword ?? failure?.fields.newPassword)
  const submit = form.handleSubmit((values) => changePassword.mutate(values))

  return (
    <Section title="Change password" description="Your other sessions end; this one stays.">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {/* Tells password managers whose password this is. */}
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <Field label="Current password" error={errors.currentPassword?.message ?? failure?.fields.currentPassword}>
          <PasswordInput autoComplete="current-password" {...form.register('currentPassword')} />
        </Field>
        <Field
          label="New password"
          error={errors.newPassword?.message ?? failure?.fields.newPassword}
          help="At least 10 characters. A few unrelated words are easy to remember."
        >
          <PasswordInput autoComplete="new-password" {...form.register('newPassword')} />
        </Field>
        {failure && !hasFieldError ? (
          <ErrorState title="Your password was not changed." requestId={failure.requestId}>
            {failure.userMessage}
          </ErrorState>
        ) : null}
        <div className="flex justify-end">
          <Button type="submit" fullWidth="phone" isLoading={changePassword.isPending}>
            Change password
          </Button>
        </div>
      </form>
    </Section>
  )
}

function describeEnded(count: number): string {
  return count === 0 ? 'You were signed in nowhere else.' : `${formatCountOf({ count, one: 'other session' })} ended.`
}
