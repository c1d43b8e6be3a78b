import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { endpointPlace } from '#lib/domain/endpoints/mutations.ts'
import type { EndpointForDelivery } from '#lib/domain/endpoints/queries.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import { seal, unseal } from '#lib/platform/crypto/seal.ts'
import { createToken } from '#lib/platform/crypto/tokens.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

/**
 * A delivery came that only the new secret explains: Ashby has it, so it takes the place of the old one, which counts no more. Webhooks made
 * by hand share one secret: there it is only noted, because others of them may still have the old one.
 */
export async function noteNextSecretUsed(
  tx: TenantTransaction,
  { scope, endpoint }: { scope: TenantScope; endpoint: EndpointForDelivery },
): Promise<void> {
  const { id, webhookType, nextSecretSealed, nextSecretUsedAt, connectionId } = endpoint
  if (nextSecretSealed === null) return
  const isByHand = webhookType === BY_HAND
  if (isByHand && nextSecretUsedAt !== null) return

  const now = new Date()
  const data = isByHand
    ? { nextSecretUsedAt: now }
    : { secretSealed: moveSecret({ scope, id, nextSecretSealed }), nextSecretSealed: null, nextSecretUsedAt: null, rotatedAt: now }

  // The envelope in the condition: of deliveries at the same time one does it, and never with a secret that was replaced meanwhile.
  const { count } = await tx.webhookEndpoint.updateMany({ where: { id, nextSecretSealed }, data })
  if (count === 0) return
  if (!isByHand) {
    await writeAudit(tx, {
      scope,
      actor: { kind: 'System' },
      ipAddress: null,
      requestId: null,
      action: 'connection.secrets-rotated',
      objectKind: 'connection',
      objectId: connectionId,
      after: { step: 'ended', webhook: webhookType },
    })
  }
  await notifyChange(tx, { scope, topic: 'connections' })
}

/** An envelope opens only where it was sealed for, so the secret is sealed anew for its new place. */
function moveSecret({ scope, id, nextSecretSealed }: { scope: TenantScope; id: string; nextSecretSealed: string }): string {
  const plaintext = unseal({ sealed: nextSecretSealed, place: endpointPlace(scope, id, 'nextSecret') })

  return seal({ plaintext, place: endpointPlace(scope, id, 'secret') })
}

export type NextSecret = { secret: string; waitedAlready: boolean }

/**
 * Saves the secret that is to replace the other one, before Ashby is told of it: from now on both are accepted. Null where the endpoint takes
 * in nothing any more. One that `waitedAlready` is kept and given back: Ashby may have it, so it must not stop being accepted.
 */
export async function prepareNextSecret({ scope, id }: { scope: TenantScope; id: string }): Promise<NextSecret | null> {
  const place = endpointPlace(scope, id, 'nextSecret')
  const secret = createToken()

  return inTenant(scope, async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id, state: 'Active', nextSecretSealed: null, externalId: { not: null } },
      data: { nextSecretSealed: seal({ plaintext: secret, place }), nextSecretUsedAt: null },
    })
    await notifyChange(tx, { scope, topic: 'connections' })
    if (count > 0) return { secret, waitedAlready: false }

    const waiting = await tx.webhookEndpoint.findFirst({ where: { id, state: 'Active' }, select: { nextSecretSealed: true } })

    return waiting?.nextSecretSealed ? { secret: unseal({ sealed: waiting.nextSecretSealed, place }), waitedAlready: true } : null
  })
}

/** Ashby refused the new secret: then it never had it, and only the old one is accepted again. */
export async function dropNextSecret({ scope, id }: { scope: TenantScope; id: string }): Promise<void> {
  await inTenant(scope, async (tx) => {
    await tx.webhookEndpoint.updateMany({ where: { id }, data: { nextSecretSealed: null, nextSecretUsedAt: null } })
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}
