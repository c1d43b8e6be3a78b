import { createORPCErrorFromJson, isORPCErrorJson } from '@orpc/client'
import { z } from 'zod'

const csrfSchema = z.object({ csrfToken: z.string() })

export type SignInInput = { email: string; password: string }

/** Signs in: afterwards the browser holds the session cookie. Throws what `readErrorMessage` puts into words. */
export async function requestSignIn({ email, password }: SignInInput): Promise<void> {
  await postWithToken('/api/auth/callback/credentials', { email, password })
}

/** Ends this session, on the server too. */
export async function requestSignOut(): Promise<void> {
  await postWithToken('/api/auth/signout', {})
}

async function postWithToken(path: string, body: Record<string, string>): Promise<void> {
  const { csrfToken } = csrfSchema.parse(await readAnswer(await fetch('/api/auth/csrf', { cache: 'no-store' })))
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, csrfToken }),
  })

  await readAnswer(response)
}

async function readAnswer(response: Response): Promise<unknown> {
  const answer: unknown = await response.json()
  if (isORPCErrorJson(answer)) throw createORPCErrorFromJson(answer)
  if (!response.ok) throw new Error(`Unexpected answer with status ${response.status}.`)

  return answer
}
