import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

export type OidcAccount = { sub: string; email?: string; email_verified?: boolean; name?: string }

export type OidcServer = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Whoever goes to the provider from now on is this person there; nobody refuses to sign in. */
  setAccount: (account: OidcAccount | null) => void
  /** Walks the provider's pages as a browser does, until they lead back; answers the address they lead to. */
  walk: (url: string) => Promise<URL>
  close: () => Promise<void>
}

/** A certified implementation of OpenID Connect over HTTP, with one client. */
export async function startOidcServer({ redirectUri }: { redirectUri: string }): Promise<OidcServer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { client_id: 'handoff', client_secret: 'a secret between the two', redirect_uris: [redirectUri] }
  let current: OidcAccount | null = null

  const provider = new Provider(issuer, createConfiguration({ client, readAccount: () => current }))
  const handle = provider.callback()
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return void handle(req, res)
    const result = current ? { login: { accountId: current.sub } } : { error: 'access_denied', error_description: 'They refused.' }

    return void provider.interactionFinished(req, res, result)
  })

  return {
    issuer,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    setAccount: (account) => {
      current = account
    },
    walk: (url) => walk(url, redirectUri),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type ConfigurationInput = {
  client: { client_id: string; client_secret: string; redirect_uris: string[] }
  readAccount: () => OidcAccount | null
}

function createConfiguration({ client, readAccount }: ConfigurationInput): Configuration {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })

  return {
    clients: [client],
    jwks: { keys: [{ ...key, use: 'sig', kty: 'RSA' }] },
    cookies: { keys: ['a key for tests only'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ ...readAccount(), sub: id }) }),
    // Everybody agrees to everything that is asked for.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()

      return grant
    },
  }
}

async function walk(start: string, redirectUri: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(start)
  while (!url.href.startsWith(redirectUri)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
    const location = response.headers.get('location')
    if (!location) throw new Error(`The provider answered ${response.status}: ${await response.text()}`)
    for (const text of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? []
      cookies.set(name, value)
    }
    url = new URL(location, url)
  }

  return url
}
