import { randomBytes } from 'node:crypto'
import { type SealPlace, unseal } from '#lib/platform/crypto/seal.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'

/** Where the secrets of a webhook are sealed. */
export function secretPlace(scope: TenantScope, id: string, field: 'secret' | 'oldSecret'): SealPlace {
  return { organizationId: scope.organizationId, table: 'outgoing_webhook', row: id, field }
}

/** 256 random bits in the form of Standard Webhooks. */
export function createWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

export type SealedSecrets = { id: string; secretSealed: string; oldSecretSealed: string | null; oldSecretEndsAt: Date | null }

/** The secrets that sign at this instant, the newest first. */
export function openSecrets(
  scope: TenantScope,
  { id, secretSealed, oldSecretSealed, oldSecretEndsAt }: SealedSecrets,
  now: Date,
): string[] {
  const secret = unseal({ sealed: secretSealed, place: secretPlace(scope, id, 'secret') })
  if (oldSecretSealed === null || oldSecretEndsAt === null || oldSecretEndsAt <= now) return [secret]

  return [secret, unseal({ sealed: oldSecretSealed, place: secretPlace(scope, id, 'oldSecret') })]
}
