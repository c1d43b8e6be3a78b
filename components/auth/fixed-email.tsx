import { EmailAddress } from '#components/auth/email-address.tsx'

/**
 * The one address that a form is about, in full however long it is. The hidden input tells password managers whose password this is, and
 * is what the form sends.
 */
export function FixedEmail({ email }: { email: string }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-12 font-medium text-ink-2">E-mail</span>
      <EmailAddress address={email} />
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
    </div>
  )
}
