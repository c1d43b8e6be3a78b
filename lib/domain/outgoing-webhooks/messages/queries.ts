import { z } from 'zod'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { OutgoingMessage, OutgoingMessageDetail } from '#lib/domain/outgoing-webhooks/contract.ts'
import { canSeeBody } from '#lib/domain/outgoing-webhooks/rules.ts'
import { type SentEvent, sentEventSchema } from '#lib/domain/outgoing-webhooks/schema.ts'
import type { MessageState } from '#lib/domain/outgoing-webhooks/terms.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey, tenantWhere } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'

/** Who reads the log of a webhook: what tells of confidential jobs, and bodies with pay, are not for everybody. */
export type MessageReader = { scope: TenantScope; permissions: readonly Permission[] }

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
  isConfidential: true,
  hasPay: true,
  body: true,
  bodyRemovedAt: true,
  attempts: {
    orderBy: { id: 'desc' },
    take: ATTEMPTS_MAX,
    select: { id: true, startedAt: true, durationMs: true, status: true, isOk: true, problem: true, excerpt: true },
  },
} satisfies Prisma.OutgoingMessageSelect

export type ListOutgoingMessages = {
  reader: MessageReader
  webhookId: string
  state?: MessageState
  event?: SentEvent
  cursor?: string
  limit: number
}

/** One page of what a webhook was told, newest first. Throws `not_found`. */
export async function listOutgoingMessages(input: ListOutgoingMessages): Promise<{ items: OutgoingMessage[]; nextCursor: string | null }> {
  const { reader, webhookId, state, event, cursor, limit } = input
  const { scope } = reader
  const before = cursor ? decodeCursor(cursor, z.null())[1] : null

  return inTenant(scope, async (tx) => {
    await requireWebhook(tx, { scope, id: webhookId })
    const rows = await tx.outgoingMessage.findMany({
      where: {
        ...whereReadable(reader),
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

export type GetOutgoingMessage = { reader: MessageReader; webhookId: string; id: string }

/** One message with its body, as far as the reader may see all of it, and its tries. Throws `not_found`. */
export async function getOutgoingMessage({ reader, webhookId, id }: GetOutgoingMessage): Promise<OutgoingMessageDetail> {
  const { scope, permissions } = reader
  const row = await inTenant(scope, (tx) =>
    tx.outgoingMessage.findFirst({ where: { ...whereReadable(reader), id, webhookId }, select: detailSelect }),
  )
  if (!row) throw notFoundError('message')
  const isVisible = canSeeBody({ ...row, permissions })

  return {
    ...toMessage(row),
    body: isVisible ? row.body : null,
    isBodyHidden: row.body !== null && !isVisible,
    bodyRemovedAt: row.bodyRemovedAt?.toISOString() ?? null,
    attempts: row.attempts.map(({ startedAt, ...attempt }) => ({ ...attempt, startedAt: startedAt.toISOString() })),
  }
}

/** Messages that exist for the reader. */
export function whereReadable({ scope, permissions }: MessageReader): Prisma.OutgoingMessageWhereInput {
  return { ...tenantWhere(scope), ...(permissions.includes('confidential.read') ? {} : { isConfidential: false }) }
}

async function requireWebhook(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<void> {
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
