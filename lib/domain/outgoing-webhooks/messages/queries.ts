import { z } from 'zod'
import type { OutgoingMessage, OutgoingMessageDetail } from '#lib/domain/outgoing-webhooks/contract.ts'
import { type SentEvent, sentEventSchema } from '#lib/domain/outgoing-webhooks/schema.ts'
import type { MessageState } from '#lib/domain/outgoing-webhooks/terms.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey, tenantWhere } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'

const ATTEMPTS_MAX = 50

const messageSelect = {
  id: true,
  event: true,
  objectId: true,
  state: true,
  reason: true,
  at: true,
  attemptCount: true,
  nextAttemptAt: true,
  finishedAt: true,
  attempts: { orderBy: { id: 'desc' }, take: 1, select: { status: true } },
} satisfies Prisma.OutgoingMessageSelect

const detailSelect = {
  ...messageSelect,
  body: true,
  bodyRemovedAt: true,
  attempts: {
    orderBy: { id: 'desc' },
    take: ATTEMPTS_MAX,
    select: { id: true, startedAt: true, durationMs: true, status: true, isOk: true, problem: true, excerpt: true },
  },
} satisfies Prisma.OutgoingMessageSelect

export type ListOutgoingMessages = {
  scope: TenantScope
  webhookId: string
  state?: MessageState
  event?: SentEvent
  cursor?: string
  limit: number
}

/** One page of what a webhook was told, newest first. Throws `not_found`. */
export async function listOutgoingMessages(input: ListOutgoingMessages): Promise<{ items: OutgoingMessage[]; nextCursor: string | null }> {
  const { scope, webhookId, state, event, cursor, limit } = input
  const before = cursor ? decodeCursor(cursor, z.null())[1] : null

  return inTenant(scope, async (tx) => {
    await requireWebhook(tx, { scope, id: webhookId })
    const rows = await tx.outgoingMessage.findMany({
      where: {
        ...tenantWhere(scope),
        webhookId,
        ...(state ? { stateKey: state } : {}),
        ...(event ? { event } : {}),
        ...(before ? { id: { lt: before } } : {}),
      },
      orderBy: { id: 'desc' },
      take: limit + 1,
      select: messageSelect,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)

    return { items: page.map(toMessage), nextCursor: rows.length > limit && last ? encodeCursor([null, last.id]) : null }
  })
}

export type GetOutgoingMessage = { scope: TenantScope; webhookId: string; id: string }

/** One message with its body and its tries. Throws `not_found`. */
export async function getOutgoingMessage({ scope, webhookId, id }: GetOutgoingMessage): Promise<OutgoingMessageDetail> {
  const row = await inTenant(scope, (tx) =>
    tx.outgoingMessage.findFirst({ where: { ...tenantWhere(scope), id, webhookId }, select: detailSelect }),
  )
  if (!row) throw notFoundError('message')

  return {
    ...toMessage(row),
    body: row.body,
    bodyRemovedAt: row.bodyRemovedAt?.toISOString() ?? null,
    attempts: row.attempts.map(({ startedAt, ...attempt }) => ({ ...attempt, startedAt: startedAt.toISOString() })),
  }
}

/** Throws `not_found`. */
export async function requireWebhook(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<void> {
  const webhook = await tx.outgoingWebhook.findUnique({ where: tenantKey(scope, id), select: { id: true } })
  if (!webhook) throw notFoundError('webhook')
}

function toMessage(row: Prisma.OutgoingMessageGetPayload<{ select: typeof messageSelect }>): OutgoingMessage {
  return {
    id: row.id,
    event: sentEventSchema.parse(row.event),
    objectId: row.objectId,
    state: row.state,
    reason: row.reason,
    at: row.at.toISOString(),
    attemptCount: row.attemptCount,
    lastStatus: row.attempts[0]?.status ?? null,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
