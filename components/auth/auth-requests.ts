import { createORPCErrorFromJson, isORPCErrorJson } from '@orpc/client'

export type SignInInput = {
  email: string
  password: string
  /** Of the authenticator app, or a recovery code; asked for by the answer `code_needed`. */
  code?: string
}

/** Signs in: afterwards the browser holds the session cookie. Throws what `readErrorMessage` puts into words. */
export async function requestSignIn({ email, password, code }: SignInInput): Promise<void> {
  await postWithToken('/api/auth/callback/credentials', code === undefined ? { email, password } : { email, password, code })
}

export type ProviderSignInInput = { providerId: string; callbackPath: string }

/** Begins to sign in through a provider; answers the address of its page. */
export async function requestProviderSignIn({ providerId, callbackPath }: ProviderSignInInput): Promise<string> {
  const answer = await postWithToken(`/api/auth/signin/${encodeURIComponent(providerId)}`, { callbackUrl: callbackPath })

  const url = readText(answer, 'url')
  if (!/^https?:\/\//.test(url)) throw new Error('The answer names no page of a provider.')

  return url
}

/** Ends this session, on the server too. */
export async function requestSignOut(): Promise<void> {
  await postWithToken('/api/auth/signout', {})
}

async function postWithToken(path: string, body: Record<string, string>): Promise<unknown> {
  const csrfToken = readText(await readAnswer(await fetch('/api/auth/csrf', { cache: 'no-store' })), 'csrfToken')
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, csrfToken }),
  })

  return readAnswer(response)
}

/** Without a parser of schemas: signing out is on every page. */
function readText(answer: unknown, key: string): string {
  const text = typeof answer === 'object' && answer !== null ? Reflect.get(answer, key) : undefined
  if (typeof text !== 'string') throw new Error(`The answer holds no ${key}.`)

  return text
}

async function readAnswer(response: Response): Promise<unknown> {
  const answer: unknown = await response.json()
  if (isORPCErrorJson(answer)) throw createORPCErrorFromJson(answer)
  if (!response.ok) throw new Error(`Unexpected answer with status ${response.status}.`)

  return answer
}
