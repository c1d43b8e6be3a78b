import type { KeyCheck } from '#lib/domain/connections/contract.ts'
import type { Environment } from '#lib/domain/connections/terms.ts'
import { AppError } from '#lib/platform/errors.ts'
import { createAshbyClient } from '#lib/sources/ashby/client.ts'
import { type AshbyPermissionKey, missingRequired, namePermission } from '#lib/sources/ashby/permissions.ts'
import { ashbyAddress } from './ashby-connection.ts'
import { describePermissions } from './describe-connection.ts'

type CheckInput = { environment: Environment; apiKey: string }

/** Asks Ashby what a key allows: one call, nothing saved. Throws an AshbyError that says what is wrong with the key. */
export async function checkAshbyKey({ environment, apiKey }: CheckInput): Promise<{ scopes: string[]; check: KeyCheck }> {
  const client = createAshbyClient({ ...ashbyAddress(environment), apiKey })
  const startedAt = performance.now()
  const { results } = await client.call('apiKey.info', {})

  return {
    scopes: results.scopes ?? [],
    check: {
      permissions: describePermissions(results.scopes ?? []),
      isUsable: missingRequired(results.scopes ?? []).length === 0,
      lastFour: apiKey.slice(-4),
      durationMs: Math.round(performance.now() - startedAt),
    },
  }
}

/** What a key is for where webhooks are made by hand: documents need no more. */
const BESIDE_WEBHOOKS_BY_HAND: readonly AshbyPermissionKey[] = ['apiKeys:read', 'candidates:read']

/**
 * The same for a key that is about to be saved: one without a required permission is refused, so that nothing is saved half. Beside webhooks
 * made by hand (`isByHand`) a key may do less.
 */
export async function requireUsableKey({ isByHand = false, ...input }: CheckInput & { isByHand?: boolean }): Promise<{ scopes: string[] }> {
  const { scopes } = await checkAshbyKey(input)
  const missing = missingRequired(scopes).filter(({ key }) => !isByHand || BESIDE_WEBHOOKS_BY_HAND.includes(key))
  if (missing.length === 0) return { scopes }

  const names = missing.map(({ key }) => namePermission(key)).join(', ')
  const userMessage = `The key works but lacks ${names}. In Ashby, open Admin, API keys, turn ${missing.length === 1 ? 'it' : 'them'} on for this key, then check again. Nothing was saved.`
  throw new AppError({ code: 'permissions_missing', retry: 'no', userMessage, fields: { apiKey: userMessage } })
}
