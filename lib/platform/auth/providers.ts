import { z } from 'zod'
import { env } from '#lib/platform/env.ts'

export type ProviderId = 'google' | 'microsoft' | 'oidc'

/** A provider of OpenID Connect that people can sign in through. */
export type SignInProvider = { id: ProviderId; name: string; issuer: string; clientId: string; clientSecret: string }

/** What the sign-in page shows of the providers that are switched on, in this order. Holds no secret. */
export function listProviders(): { id: ProviderId; name: string }[] {
  return readProviders().map(({ id, name }) => ({ id, name }))
}

/** The providers that this environment switches on. A start refuses keys that are set by half. */
export function readProviders(): SignInProvider[] {
  const keys = env()
  const microsoftIssuer = `https://login.microsoftonline.com/${keys.OIDC_MICROSOFT_TENANT}/v2.0`
  const providers = [
    complete('google', 'Google', 'https://accounts.google.com', keys.OIDC_GOOGLE_CLIENT_ID, keys.OIDC_GOOGLE_CLIENT_SECRET),
    complete('microsoft', 'Microsoft', microsoftIssuer, keys.OIDC_MICROSOFT_CLIENT_ID, keys.OIDC_MICROSOFT_CLIENT_SECRET),
    complete('oidc', keys.OIDC_NAME ?? '', keys.OIDC_ISSUER, keys.OIDC_CLIENT_ID, keys.OIDC_CLIENT_SECRET),
  ]

  return providers.filter((provider) => provider !== null)
}

function complete(id: ProviderId, name: string, issuer?: string, clientId?: string, clientSecret?: string): SignInProvider | null {
  return issuer && clientId && clientSecret ? { id, name, issuer, clientId, clientSecret } : null
}

/** Somebody as a provider vouches for them. */
export type ProviderClaims = {
  issuer: string
  subject: string
  email: string | null
  /** Whether the provider says that it proved the address. Without that it is only what somebody typed there. */
  isEmailVerified: boolean
  name: string | null
}

/** The claims of an id token, whose signature, audience and nonce were checked. Other vendors' tokens hold more, and other types. */
const claimsSchema = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1),
  email: z.string().nullish().catch(null),
  email_verified: z.unknown().optional(),
  xms_edov: z.unknown().optional(),
  name: z.string().nullish().catch(null),
})

/**
 * Reads an id token's claims. Microsoft's directories let an admin write any address into a user, so it sends no `email_verified` for work
 * accounts; its optional claim `xms_edov` says that the directory owns the address's domain
 * (https://learn.microsoft.com/en-us/entra/identity-platform/migrate-off-email-claim-authorization). It counts for Microsoft alone.
 */
export function readClaims({ providerId, claims }: { providerId: ProviderId; claims: unknown }): ProviderClaims {
  const { iss, sub, email, email_verified, xms_edov, name } = claimsSchema.parse(claims)
  const isDomainOwned = providerId === 'microsoft' && (xms_edov === true || xms_edov === 1 || xms_edov === '1')

  return { issuer: iss, subject: sub, email: email ?? null, isEmailVerified: email_verified === true || isDomainOwned, name: name ?? null }
}
