import type { OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'
import { isOutgoingEvent, type WebhookReach } from '#lib/domain/outgoing-webhooks/rules.ts'
import { stopReasonSchema } from '#lib/domain/outgoing-webhooks/schema.ts'
import { TEST_EVENT, type WebhookState } from '#lib/domain/outgoing-webhooks/terms.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey, tenantWhere } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'

/** Counts stop here: past it only "more than 1000" is of use. */
const COUNT_MAX = 1001

const webhookSelect = {
  id: true,
  name: true,
  url: true,
  events: true,
  includesPay: true,
  includesConfidential: true,
  state: true,
  stateChangedAt: true,
  stopReason: true,
  failingSince: true,
  lastAttemptAt: true,
  lastAttemptOk: true,
  secretSetAt: true,
  oldSecretSealed: true,
  oldSecretEndsAt: true,
  createdAt: true,
} satisfies Prisma.OutgoingWebhookSelect

type WebhookRow = Prisma.OutgoingWebhookGetPayload<{ select: typeof webhookSelect }>

/** All webhooks of the organization, newest first. */
export async function listOutgoingWebhooks(scope: TenantScope): Promise<OutgoingWebhook[]> {
  return inTenant(scope, async (tx) => {
    const rows = await tx.outgoingWebhook.findMany({ where: tenantWhere(scope), orderBy: { id: 'desc' }, select: webhookSelect })

    return presentWebhooks(tx, { scope, rows })
  })
}

type WebhookRef = { scope: TenantScope; id: string }

/** One webhook. Throws `not_found`. */
export async function getOutgoingWebhook({ scope, id }: WebhookRef): Promise<OutgoingWebhook> {
  return inTenant(scope, (tx) => readOutgoingWebhook(tx, { scope, id }))
}

/** The same in the transaction that changed it. Throws `not_found`. */
export async function readOutgoingWebhook(tx: TenantTransaction, { scope, id }: WebhookRef): Promise<OutgoingWebhook> {
  const row = await tx.outgoingWebhook.findUnique({ where: tenantKey(scope, id), select: webhookSelect })
  const [webhook] = row ? await presentWebhooks(tx, { scope, rows: [row] }) : []
  if (!webhook) throw notFoundError('webhook')

  return webhook
}

type Counts = { webhookId: string; waiting: number; failed: number }

async function presentWebhooks(
  tx: TenantTransaction,
  { scope, rows }: { scope: TenantScope; rows: WebhookRow[] },
): Promise<OutgoingWebhook[]> {
  if (rows.length === 0) return []
  const { organizationId } = scope
  const counts = await query<Counts>(tx)`
    select w."id"::text as "webhookId",
      (select count(*)::int from (select from "outgoing_message" m where m."organizationId" = ${organizationId}::uuid
        and m."webhookId" = w."id" and m."stateKey" = 'Waiting' limit ${COUNT_MAX}::int) as waiting) as waiting,
      (select count(*)::int from (select from "outgoing_message" m where m."organizationId" = ${organizationId}::uuid
        and m."webhookId" = w."id" and m."stateKey" = 'Failed' and m."event" <> ${TEST_EVENT} limit ${COUNT_MAX}::int) as failed) as failed
    from unnest(${rows.map(({ id }) => id)}::uuid[]) as w("id")`
  const countsOf = new Map(counts.map((count) => [count.webhookId, count]))
  const now = new Date()

  return rows.map((row) => ({ ...presentWebhook({ row, now }), ...presentCounts(countsOf.get(row.id)) }))
}

function presentCounts(counts: Counts | undefined) {
  return { waitingCount: counts?.waiting ?? 0, failedCount: counts?.failed ?? 0 }
}

function presentWebhook({ row, now }: { row: WebhookRow; now: Date }) {
  const isRotating = row.oldSecretSealed !== null && row.oldSecretEndsAt !== null && row.oldSecretEndsAt > now

  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: row.events.filter(isOutgoingEvent),
    includesPay: row.includesPay,
    includesConfidential: row.includesConfidential,
    state: row.state,
    stateChangedAt: row.stateChangedAt.toISOString(),
    stopReason: stopReasonSchema.nullable().catch(null).parse(row.stopReason),
    failingSince: row.failingSince?.toISOString() ?? null,
    lastAttempt: row.lastAttemptAt && row.lastAttemptOk !== null ? { at: row.lastAttemptAt.toISOString(), isOk: row.lastAttemptOk } : null,
    secretSetAt: row.secretSetAt.toISOString(),
    rotationEndsAt: isRotating ? (row.oldSecretEndsAt?.toISOString() ?? null) : null,
    createdAt: row.createdAt.toISOString(),
  }
}

/** What of a webhook decides what it tells, and whom it tells it to. */
export type EditableWebhook = WebhookReach & {
  id: string
  name: string
  url: string
  state: WebhookState
  secretSealed: string
  oldSecretSealed: string | null
  oldSecretEndsAt: Date | null
}

/** Holds one webhook for the rest of the transaction and reads it. Throws `not_found`. */
export async function lockOutgoingWebhook(tx: TenantTransaction, ref: WebhookRef): Promise<EditableWebhook> {
  const row = await holdOutgoingWebhook(tx, ref)
  if (!row) throw notFoundError('webhook')

  return row
}

/** The same where it may be gone by now. Messages can be made for it meanwhile: only its own columns are held. */
export async function holdOutgoingWebhook(tx: TenantTransaction, { scope, id }: WebhookRef): Promise<EditableWebhook | null> {
  await query(tx)`
    select 1 from "outgoing_webhook" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid for no key update`
  const row = await tx.outgoingWebhook.findUnique({
    where: tenantKey(scope, id),
    select: {
      id: true,
      name: true,
      url: true,
      events: true,
      includesPay: true,
      includesConfidential: true,
      state: true,
      secretSealed: true,
      oldSecretSealed: true,
      oldSecretEndsAt: true,
    },
  })

  return row && { ...row, events: row.events.filter(isOutgoingEvent) }
}
