import type { Metadata } from 'next'
import { CompletePasswordReset } from '#components/auth/complete-password-reset.tsx'

export const metadata: Metadata = { title: 'Set a new password' }

type PasswordResetLinkProps = { params: Promise<{ token: string }> }

export default async function PasswordResetLinkPage({ params }: PasswordResetLinkProps) {
  const { token } = await params

  return <CompletePasswordReset token={token} />
}
