import type { OutgoingWebhook, WebhookWithSecret } from '#lib/domain/outgoing-webhooks/contract.ts'
import { type WebhookContext, writeWebhookAudit } from '#lib/domain/outgoing-webhooks/mutations.ts'
import { lockOutgoingWebhook, readOutgoingWebhook } from '#lib/domain/outgoing-webhooks/queries.ts'
import { createWebhookSecret, openSecrets, secretPlace } from '#lib/domain/outgoing-webhooks/secrets/queries.ts'
import { ROTATION_HOURS } from '#lib/domain/outgoing-webhooks/terms.ts'
import { reseal, seal } from '#lib/platform/crypto/seal.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'

type WebhookRef = Omit<WebhookContext, 'permissions'> & { id: string }

/**
 * Makes a new secret, which is in the answer once. The one before signs beside it for a day, so that the other system can change over.
 * @throws AppError `not_found`; `conflict` while a rotation runs: the secret before the last would stop at once.
 */
export async function rotateWebhookSecret({ scope, ...input }: WebhookRef): Promise<WebhookWithSecret> {
  const { id } = input
  const secret = createWebhookSecret()

  return inTenant(scope, async (tx) => {
    const row = await lockOutgoingWebhook(tx, { scope, id })
    const now = new Date()
    const [current = '', ...others] = openSecrets(scope, row, now)
    if (others.length > 0) throw conflictError('Two secrets sign already. End that rotation first, then make a new secret.')

    await tx.outgoingWebhook.update({
      where: tenantKey(scope, id),
      data: {
        secretSealed: seal({ plaintext: secret, place: secretPlace(scope, id, 'secret') }),
        secretSetAt: now,
        oldSecretSealed: seal({ plaintext: current, place: secretPlace(scope, id, 'oldSecret') }),
        oldSecretEndsAt: new Date(now.getTime() + ROTATION_HOURS * 60 * 60 * 1000),
      },
      select: { id: true },
    })
    await writeWebhookAudit(tx, { ...input, scope, action: 'outgoing-webhook.secret-rotated' })
    await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })

    return { webhook: await readOutgoingWebhook(tx, { scope, id }), secret }
  })
}

/** The secret before signs no more. Ending what has ended changes nothing. Throws `not_found`. */
export async function endSecretRotation({ scope, ...input }: WebhookRef): Promise<OutgoingWebhook> {
  const { id } = input

  return inTenant(scope, async (tx) => {
    const { oldSecretSealed } = await lockOutgoingWebhook(tx, { scope, id })
    if (oldSecretSealed !== null) {
      const data = { oldSecretSealed: null, oldSecretEndsAt: null }
      await tx.outgoingWebhook.update({ where: tenantKey(scope, id), data, select: { id: true } })
      await writeWebhookAudit(tx, { ...input, scope, action: 'outgoing-webhook.rotation-ended' })
      await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })
    }

    return readOutgoingWebhook(tx, { scope, id })
  })
}

/** Seals the secrets again under the primary encryption key. Returns how many rows were. */
export async function resealWebhookSecrets({ scope }: { scope: TenantScope }): Promise<number> {
  return inTenant(scope, async (tx) => {
    let resealed = 0
    for (const { id, secretSealed, oldSecretSealed } of await tx.outgoingWebhook.findMany({
      select: { id: true, secretSealed: true, oldSecretSealed: true },
    })) {
      const secret = reseal({ sealed: secretSealed, place: secretPlace(scope, id, 'secret') })
      const oldSecret = oldSecretSealed && reseal({ sealed: oldSecretSealed, place: secretPlace(scope, id, 'oldSecret') })
      if (!secret && !oldSecret) continue
      // The old envelopes in the condition: a secret replaced meanwhile must not come back.
      const data = { ...(secret ? { secretSealed: secret } : {}), ...(oldSecret ? { oldSecretSealed: oldSecret } : {}) }
      resealed += (await tx.outgoingWebhook.updateMany({ where: { id, secretSealed, oldSecretSealed }, data })).count
    }

    return resealed
  })
}
