import { GET, POST } from '#app/api/auth/[...nextauth]/route.ts'
import { handleApiRequest } from '#app/api/v1/handle-request.ts'
import { peerHeader } from '#lib/platform/auth/peer-address.ts'
import { testEnvironment } from '#tests/setup/environment.ts'

const { APP_URL } = testEnvironment

export type SignInAnswer = { status: number; body: unknown; retryAfter: string | null; cookie: string | null }

/** The cookies of one browser at one address, and the requests it makes of the routes themselves. */
export function openBrowser({ address = '203.0.113.7' }: { address?: string } = {}) {
  const cookies = new Map<string, string>()

  const prepare = (path: string, init: { method?: string; body?: unknown; headers?: Record<string, string> } = {}) =>
    new Request(`${APP_URL}${path}`, {
      method: init.method ?? 'GET',
      body: init.body === undefined ? undefined : JSON.stringify(init.body),
      headers: {
        [peerHeader()]: address,
        origin: APP_URL,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(init.body !== undefined && { 'content-type': 'application/json', 'content-length': '1' }),
        ...init.headers,
      },
    })
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      if (/max-age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }
  const askAuth = async (handler: typeof GET, path: string, body?: unknown) => {
    const request = prepare(`/api/auth/${path}`, { method: body === undefined ? 'GET' : 'POST', body })
    const [route = ''] = path.split('?')
    const response = await handler(request, { params: Promise.resolve({ nextauth: route.split('/') }) })
    keep(response)

    return response
  }
  const readToken = async () => ((await (await askAuth(GET, 'csrf')).json()) as { csrfToken: string }).csrfToken

  return {
    cookies,
    get: (path: string) => askAuth(GET, path),
    post: (path: string, body: unknown) => askAuth(POST, path, body),
    async signIn({ email, password, code }: { email: string; password: string; code?: string }): Promise<SignInAnswer> {
      const response = await askAuth(POST, 'callback/credentials', { email, password, code, csrfToken: await readToken() })
      const cookie = response.headers.getSetCookie().find((text) => text.startsWith('handoff.session=')) ?? null

      return { status: response.status, body: await response.json(), retryAfter: response.headers.get('retry-after'), cookie }
    },
    /** Begins to sign in through a provider; the answer holds the address of its page. */
    async beginProviderSignIn(providerId: string, callbackUrl = '/') {
      const response = await askAuth(POST, `signin/${providerId}`, { csrfToken: await readToken(), callbackUrl })

      return { status: response.status, body: (await response.json()) as { url?: string; code?: string } }
    },
    async signOut(): Promise<number> {
      return (await askAuth(POST, 'signout', { csrfToken: await readToken() })).status
    },
    /** One call of the API with whatever cookies are held. */
    async api(path: string, init: { method?: string; body?: unknown; headers?: Record<string, string> } = {}) {
      const response = await handleApiRequest(prepare(`/api/v1${path}`, init))

      return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> }
    },
  }
}
