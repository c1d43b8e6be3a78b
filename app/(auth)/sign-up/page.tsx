import type { Metadata, Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readMe } from '#app/api/v1/server-api.ts'
import { MailRequest } from '#components/auth/mail-request.tsx'
import { SignUpClosed } from '#components/auth/sign-up-closed.tsx'
import { env } from '#lib/platform/env.ts'
import { isOutboxOpen } from '#lib/platform/mail/outbox.ts'

export const metadata: Metadata = { title: 'Create an account' }

export default async function SignUpPage() {
  if (await readMe()) redirect('/' as Route)
  if (env().HANDOFF_SIGNUP !== 'open') return <SignUpClosed />

  return <MailRequest kind="sign-up" hasOutbox={isOutboxOpen({ headers: await headers() })} />
}
