import { endpointPlace, notePing, noteReached, noteRefusal } from '#lib/domain/endpoints/mutations.ts'
import { type EndpointForDelivery, readEndpointForDelivery } from '#lib/domain/endpoints/queries.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import { noteNextSecretUsed } from '#lib/domain/endpoints/secrets/mutations.ts'
import { storeEvent } from '#lib/domain/events/intake/mutations.ts'
import { curateHeaders } from '#lib/domain/events/rules.ts'
import { unseal } from '#lib/platform/crypto/seal.ts'
import { resolveLookup } from '#lib/platform/db/lookup.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { findSource } from '#lib/sources/registry.ts'
import type { SourceAdapter } from '#lib/sources/source.ts'
import { understandDelivery } from './understand-delivery.ts'

export type Delivery = {
  source: string
  token: string
  rawBody: Uint8Array
  headers: Headers
  /** When the request came, by `performance.now()`. */
  startedAt: number
}

/** What became of a delivery; the route turns it into a status that suits Ashby's retry rules. */
export type DeliveryOutcome =
  /** Stored with its job, or waiting while the connection is paused. */
  | { kind: 'stored'; eventId: string }
  /** The same event came before: counted on it. */
  | { kind: 'repeated'; eventId: string }
  /** Ashby's "are you there", with or without signature. */
  | { kind: 'pinged' }
  /** No signature or a wrong one. Ashby goes on retrying, so a mistyped secret can be mended. */
  | { kind: 'refused' }
  /** No such endpoint. Final for Ashby. */
  | { kind: 'unknown_endpoint' }
  /** Disconnected, deleted or abandoned. Final for Ashby. */
  | { kind: 'gone' }

/**
 * Takes in one webhook: endpoint and secrets, then the signature over the raw bytes, then event and job, all in one transaction.
 * Asks nobody outside. Throws only where the fault is ours, which the route answers with 503.
 */
export async function receiveEvent(delivery: Delivery): Promise<DeliveryOutcome> {
  const adapter = findSource(delivery.source)
  const target = adapter && (await resolveLookup({ kind: 'WebhookEndpoint', token: delivery.token }))
  if (!target) return { kind: 'unknown_endpoint' }

  return inTenant(target.scope, (tx) => takeIn(tx, { ...delivery, adapter, scope: target.scope, endpointId: target.targetId }))
}

type TakeIn = Delivery & { adapter: SourceAdapter; scope: TenantScope; endpointId: string }

async function takeIn(tx: TenantTransaction, { adapter, scope, endpointId, ...delivery }: TakeIn): Promise<DeliveryOutcome> {
  const { rawBody, headers, startedAt } = delivery
  const endpoint = await readEndpointForDelivery(tx, { scope, id: endpointId })
  if (!endpoint || endpoint.source !== delivery.source) return { kind: 'unknown_endpoint' }
  if (endpoint.connectionState === 'Disconnected' || endpoint.state === 'Abandoned' || endpoint.state === 'Removed') return { kind: 'gone' }

  if (adapter.isPing(rawBody)) {
    await notePing(tx, { scope, id: endpoint.id })
    return { kind: 'pinged' }
  }

  const verifyStartedAt = performance.now()
  const secrets = openSecrets({ scope, endpoint })
  const signedWith = adapter.matchSignature({ header: headers.get(adapter.signatureHeader), rawBody, secrets })
  const verifyMs = performance.now() - verifyStartedAt
  const understanding = understandDelivery({ adapter, rawBody })
  if (signedWith === null) {
    // A test of our own is refused on purpose. What others put under its name does no harm either: a refusal is only a sign of a mistyped secret.
    if (!understanding.isTest) await noteRefusal(tx, { scope, id: endpoint.id })
    return { kind: 'refused' }
  }
  if (signedWith === NEXT_SECRET) await noteNextSecretUsed(tx, { scope, endpoint })

  const isAwaited = endpoint.webhookType === BY_HAND && endpoint.connectionState === 'Configuring'
  if (isAwaited && !understanding.isTest) await noteReached(tx, { scope, id: endpoint.id })

  return storeEvent(tx, {
    scope,
    endpointId: endpoint.id,
    connectionId: endpoint.connectionId,
    isFirst: endpoint.verifiedAt === null,
    lastEventAt: endpoint.lastEventAt,
    ...understanding,
    headers: curateHeaders(headers),
    rawBody,
    intake: { startedAt, verifyMs },
  })
}

/** The place of the secret that replaces the other one. */
const NEXT_SECRET = 1

function openSecrets({ scope, endpoint }: { scope: TenantScope; endpoint: EndpointForDelivery }): string[] {
  const { id, secretSealed, nextSecretSealed } = endpoint
  const secrets = [unseal({ sealed: secretSealed, place: endpointPlace(scope, id, 'secret') })]
  if (nextSecretSealed) secrets.push(unseal({ sealed: nextSecretSealed, place: endpointPlace(scope, id, 'nextSecret') }))

  return secrets
}
