import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { z } from 'zod'
import { contract } from '#lib/domain/contract.ts'

export type ApiClient = ContractRouterClient<typeof contract>

type SignIn = { appUrl: string; email: string; password: string }

/** Signs in over HTTP as the browser does and returns the cookie to send from then on. */
export async function signIn({ appUrl, email, password }: SignIn): Promise<string> {
  const token = await fetch(`${appUrl}/api/auth/csrf`)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await token.json())
  const response = await fetch(`${appUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: appUrl, cookie: readCookies(token) },
    body: JSON.stringify({ csrfToken, email, password }),
    redirect: 'manual',
  })
  if (response.status >= 400) throw new Error(`Signing in answered ${response.status}: ${await response.text()}`)

  return readCookies(response)
}

/** The API as a member of one organization, over HTTP. */
export function openApi({ appUrl, cookie, organization }: { appUrl: string; cookie: string; organization: string }): ApiClient {
  const link = new OpenAPILink(contract, {
    url: `${appUrl}/api/v1`,
    headers: { origin: appUrl, cookie, 'handoff-organization': organization },
  })

  return createORPCClient(link) as ApiClient
}

function readCookies(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
