import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { OutboxMailScreen } from '#components/mails/outbox-mail-screen.tsx'
import { findOutboxMail, isOutboxOpen } from '#lib/platform/mail/outbox.ts'

/** The links of these mails open accounts: where they lead learns nothing of this page. */
export const metadata: Metadata = { title: 'Mail', referrer: 'no-referrer' }

type OutboxMailPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ view?: string | string[] }> }

export default async function OutboxMailPage({ params, searchParams }: OutboxMailPageProps) {
  if (!isOutboxOpen({ headers: await headers() })) notFound()
  const id = z.uuid().safeParse((await params).id)
  const mail = id.success ? await findOutboxMail(id.data) : null
  if (!mail) notFound()

  return <OutboxMailScreen mail={{ ...mail, at: mail.at.toISOString() }} view={(await searchParams).view === 'text' ? 'text' : 'html'} />
}
