import ipaddr from 'ipaddr.js'
import { peerHeader } from '../auth/peer-address.ts'
import { db } from '../db/client.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import { mailWay } from './mail-way.ts'

/** Older mails leave it, because nobody else takes any out. */
const KEPT_DAYS = 30
const SHOWN_MAX = 200

export type OutboxMail = { messageId: string; to: string; subject: string; text: string; html: string }

/** Keeps what would have been sent. The same mail twice is in it once, as it was first. */
export async function keepInOutbox(mail: OutboxMail): Promise<void> {
  await db().outboxMail.createMany({ data: [mail], skipDuplicates: true })
  await db().outboxMail.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1000) } } })
}

/** Takes mails out by the rows they stood for, in the transaction that forgets those. */
export async function removeFromOutbox(tx: TenantTransaction, { mailIds }: { mailIds: readonly string[] }): Promise<void> {
  if (mailIds.length === 0) return

  await tx.outboxMail.deleteMany({ where: { OR: mailIds.map((id) => ({ messageId: { startsWith: `<${id}@` } })) } })
}

export type OutboxSummary = { id: string; to: string; subject: string; at: Date }

/** Newest first, at most 200. */
export async function listOutbox(): Promise<OutboxSummary[]> {
  const rows = await db().outboxMail.findMany({
    orderBy: { id: 'desc' },
    take: SHOWN_MAX,
    select: { id: true, to: true, subject: true, createdAt: true },
  })

  return rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt }))
}

export async function findOutboxMail(id: string): Promise<(OutboxSummary & { text: string; html: string }) | null> {
  const row = await db().outboxMail.findUnique({
    where: { id },
    select: { id: true, to: true, subject: true, text: true, html: true, createdAt: true },
  })
  if (!row) return null
  const { createdAt, ...mail } = row

  return { ...mail, at: createdAt }
}

/**
 * Whether whoever sent this request may read the outbox, whose links open accounts: only where no mail is sent, never in production, and
 * only on this machine itself. A tunnel or proxy to this machine connects from it as well, so all that it says of the way here must be
 * the machine, too: no address it forwards for, and no name but the machine's own.
 */
export function isOutboxOpen({ headers }: { headers: Headers }): boolean {
  if (mailWay() !== 'outbox' || !isLoopback(headers.get(peerHeader()) ?? '')) return false
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').filter((entry) => entry.trim() !== '')
  const host = (headers.get('host') ?? '').replace(/:\d+$/, '')
  if (headers.has('forwarded') || !forwarded.every((entry) => isLoopback(entry.trim()))) return false

  return host === 'localhost' || isLoopback(host.replace(/^\[|\]$/g, ''))
}

function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}
