import type { Metadata } from 'next'
import { CompleteSignUp } from '#components/auth/complete-sign-up.tsx'

export const metadata: Metadata = { title: 'Create your account' }

type SignUpLinkProps = { params: Promise<{ token: string }> }

/** The browser opens the link with a POST: whatever only fetches addresses of a mail changes nothing. */
export default async function SignUpLinkPage({ params }: SignUpLinkProps) {
  const { token } = await params

  return <CompleteSignUp token={token} />
}
