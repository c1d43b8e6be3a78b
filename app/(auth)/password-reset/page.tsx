import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { MailRequest } from '#components/auth/mail-request.tsx'
import { isOutboxOpen } from '#lib/platform/mail/outbox.ts'

export const metadata: Metadata = { title: 'Reset your password' }

export default async function PasswordResetPage() {
  return <MailRequest kind="password-reset" hasOutbox={isOutboxOpen({ headers: await headers() })} />
}
