import { FixedEmail } from '#components/auth/fixed-email.tsx'
import { PasswordInput } from '#components/auth/password-input.tsx'
import type { PlainForm } from '#components/auth/use-plain-form.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'

type NewAccountFieldsProps = Pick<PlainForm, 'errors'> & { email: string }

/** The proven address, a name and a password: what every new account is made of. */
export function NewAccountFields({ email, errors }: NewAccountFieldsProps) {
  return (
    <>
      <FixedEmail email={email} />
      <Field label="Name" name="name" error={errors.name} help="Others see it where you edited or decided something.">
        <Input name="name" autoComplete="name" />
      </Field>
      <NewPasswordField error={errors.password} />
    </>
  )
}

type NewPasswordFieldProps = { label?: string; name?: string; error: string | undefined }

/** A password that is chosen now. */
export function NewPasswordField({ label = 'Password', name = 'password', error }: NewPasswordFieldProps) {
  return (
    <Field label={label} name={name} error={error} help="At least 10 characters. A few unrelated words are easy to remember.">
      <PasswordInput name={name} autoComplete="new-password" />
    </Field>
  )
}
