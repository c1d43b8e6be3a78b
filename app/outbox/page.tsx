import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { OutboxScreen } from '#components/mails/outbox-screen.tsx'
import { isOutboxOpen, listOutbox } from '#lib/platform/mail/outbox.ts'

export const metadata: Metadata = { title: 'Outbox' }

export default async function OutboxPage() {
  if (!isOutboxOpen({ headers: await headers() })) notFound()
  const mails = await listOutbox()

  return <OutboxScreen entries={mails.map((mail) => ({ ...mail, at: mail.at.toISOString() }))} now={new Date().toISOString()} />
}
