import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, Actor } from '#lib/domain/audit/schema.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import { reseal, type SealPlace, seal } from '#lib/platform/crypto/seal.ts'
import { createToken } from '#lib/platform/crypto/tokens.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import type { ConnectionState } from '#lib/platform/db/generated/enums.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { addLookup } from '#lib/platform/db/lookup.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'

/** Where an endpoint's secret and URL token are sealed. */
export function endpointPlace(scope: TenantScope, id: string, field: 'secret' | 'nextSecret' | 'token'): SealPlace {
  return { organizationId: scope.organizationId, table: 'webhook_endpoint', row: id, field }
}

export type NewEndpoint = { id: string; token: string; secret: string }

/** Writes an endpoint with a fresh URL and secret, before Ashby is told of it: Ashby pings it during the create call. */
export async function createEndpoint({
  scope,
  connectionId: owner,
  webhookType,
}: {
  scope: TenantScope
  connectionId: string
  webhookType: string
}): Promise<NewEndpoint> {
  return inTenant(scope, async (tx) => {
    await requireNotDisconnected(tx, { scope, id: owner })

    return writeEndpoint(tx, { scope, connectionId: owner, webhookType, state: 'Creating' })
  })
}

type WriteEndpoint = { scope: TenantScope; connectionId: string; webhookType: string; state: 'Creating' | 'Active' }

async function writeEndpoint(tx: TenantTransaction, { scope, ...data }: WriteEndpoint): Promise<NewEndpoint> {
  const endpoint = { id: createId(), token: createToken(), secret: createToken() }
  await tx.webhookEndpoint.create({
    data: {
      organizationId: scope.organizationId,
      id: endpoint.id,
      ...data,
      tokenSealed: seal({ plaintext: endpoint.token, place: endpointPlace(scope, endpoint.id, 'token') }),
      secretSealed: seal({ plaintext: endpoint.secret, place: endpointPlace(scope, endpoint.id, 'secret') }),
    },
    select: { id: true },
  })
  await addLookup(tx, { kind: 'WebhookEndpoint', token: endpoint.token, scope, targetId: endpoint.id })
  await notifyChange(tx, { scope, topic: 'connections' })

  return endpoint
}

/** The endpoint that takes in webhooks made by hand. Nobody is called to create it, so it takes in from the start. */
export async function addByHandEndpoint(tx: TenantTransaction, ref: { scope: TenantScope; connectionId: string }): Promise<void> {
  await writeEndpoint(tx, { ...ref, webhookType: BY_HAND, state: 'Active' })
}

type EndpointRef = { scope: TenantScope; id: string }

export type ActivateEndpoint = EndpointRef & { externalId: string; isEnabled: boolean }

/**
 * Ashby answered the create call, or told again whether the webhook is enabled. False when the account was disconnected or configured anew
 * meanwhile: then nobody will use this endpoint, and the webhook must go.
 */
export async function activateEndpoint({ scope, id, externalId, isEnabled }: ActivateEndpoint): Promise<boolean> {
  return inTenant(scope, async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id, state: { in: ['Creating', 'Active'] }, connection: { state: { not: 'Disconnected' } } },
      data: { state: 'Active', externalId, enabled: isEnabled, lookedAt: new Date() },
    })
    await notifyChange(tx, { scope, topic: 'connections' })

    return count > 0
  })
}

/** Deleted in Ashby: answers 410 for ever. */
export async function removeEndpoint(ref: EndpointRef): Promise<void> {
  await changeEndpoint(ref, { state: 'Removed', enabled: false })
}

/** A create call was cut in the middle, or the admin must delete the webhook by hand. */
export async function abandonEndpoint(ref: EndpointRef): Promise<void> {
  await changeEndpoint(ref, { state: 'Abandoned', enabled: false })
}

/** The admin says that they deleted the webhook in Ashby. */
export async function confirmEndpointDeleted({
  scope,
  actor,
  origin,
  id,
  endpointId,
}: Act<Actor> & { id: string; endpointId: string }): Promise<void> {
  await inTenant(scope, async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id: endpointId, connectionId: id, state: 'Abandoned' },
      data: { state: 'Removed' },
    })
    if (count === 0) throw notFoundError('webhook')
    await writeAudit(tx, { scope, actor, ...origin, action: 'endpoint.deleted-by-hand', objectKind: 'endpoint', objectId: endpointId })
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}

/** Ashby's ping came. Deliveries write nothing else before their signature is known. */
export async function notePing(tx: TenantTransaction, { scope, id }: EndpointRef): Promise<void> {
  await tx.webhookEndpoint.updateMany({ where: { id }, data: { pingedAt: new Date() } })
  await connectByHand(tx, { scope, id })
  await notifyChange(tx, { scope, topic: 'connections' })
}

/** A signed event came to an account that was waiting for Ashby's ping: then there was one that nobody saw. */
export async function noteReached(tx: TenantTransaction, { scope, id }: EndpointRef): Promise<void> {
  await connectByHand(tx, { scope, id })
  await notifyChange(tx, { scope, topic: 'connections' })
}

/** Where webhooks are made by hand nothing but a delivery tells that one stands in Ashby. With a key, configuring tells it. */
async function connectByHand(tx: TenantTransaction, { scope, id }: EndpointRef): Promise<void> {
  const isByHand = { id, state: 'Active', webhookType: BY_HAND } as const
  await tx.webhookEndpoint.updateMany({ where: { ...isByHand, enabled: false }, data: { enabled: true } })
  await tx.connection.updateMany({
    where: { organizationId: scope.organizationId, state: 'Configuring', keySealed: null, endpoints: { some: isByHand } },
    data: { state: 'Connected', connectedAt: new Date() },
  })
}

/** A delivery with a missing or wrong signature came: counted and shown, so that a mistyped secret is found. */
export async function noteRefusal(tx: TenantTransaction, { scope, id }: EndpointRef): Promise<void> {
  await tx.webhookEndpoint.updateMany({ where: { id }, data: { refusedCount: { increment: 1 }, lastRefusedAt: new Date() } })
  await execute(tx)`insert into "endpoint_refusal" as r ("organizationId", "endpointId", "hour")
    values (${scope.organizationId}::uuid, ${id}::uuid, date_trunc('hour', clock_timestamp()))
    on conflict ("organizationId", "endpointId", "hour") do update set "count" = r."count" + 1`
  await notifyChange(tx, { scope, topic: 'connections' })
}

async function changeEndpoint({ scope, id }: EndpointRef, data: Prisma.WebhookEndpointUpdateManyMutationInput): Promise<void> {
  await inTenant(scope, async (tx) => {
    await tx.webhookEndpoint.updateMany({ where: { id }, data })
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}

/** Holds the connection's row, so that it cannot be disconnected before this transaction has committed. */
async function requireNotDisconnected(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<void> {
  const [current] = await query<{ state: ConnectionState }>(tx)`
    select "state" from "connection" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid for share`
  if (current && current.state !== 'Disconnected') return

  throw conflictError('This account is disconnected. Connect it with a key first.')
}

/**
 * Seals tokens and secrets again under the primary encryption key. Returns how many endpoints were. One whose secret took the place of another
 * one between reading and writing is looked at again: its token is still under the old key.
 */
export async function resealEndpoints({ scope }: { scope: TenantScope }): Promise<number> {
  let resealed = 0
  for (;;) {
    const pass = await resealOnce({ scope })
    resealed += pass.resealed
    if (pass.missed === 0) return resealed
  }
}

async function resealOnce({ scope }: { scope: TenantScope }): Promise<{ resealed: number; missed: number }> {
  return inTenant(scope, async (tx) => {
    const rows = await tx.webhookEndpoint.findMany({ select: { id: true, tokenSealed: true, secretSealed: true, nextSecretSealed: true } })
    const pass = { resealed: 0, missed: 0 }
    for (const { id, tokenSealed, secretSealed, nextSecretSealed } of rows) {
      const token = reseal({ sealed: tokenSealed, place: endpointPlace(scope, id, 'token') })
      const secret = reseal({ sealed: secretSealed, place: endpointPlace(scope, id, 'secret') })
      const next = nextSecretSealed && reseal({ sealed: nextSecretSealed, place: endpointPlace(scope, id, 'nextSecret') })
      if (!token && !secret && !next) continue
      const data = {
        tokenSealed: token ?? tokenSealed,
        secretSealed: secret ?? secretSealed,
        nextSecretSealed: next || nextSecretSealed,
      }
      // The old envelopes in the condition: a secret rotated meanwhile must not come back.
      const { count } = await tx.webhookEndpoint.updateMany({ where: { id, secretSealed, nextSecretSealed }, data })
      if (count > 0) pass.resealed += 1
      else pass.missed += 1
    }

    return pass
  })
}
