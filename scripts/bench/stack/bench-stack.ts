import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { z } from 'zod'
import { contract } from '#lib/domain/contract.ts'
import { type Stack, startStack } from '#scripts/stack.ts'
import { createTemporaryData, removeAbandonedData } from '#scripts/temporary-data.ts'
import { testStackOptions } from '#scripts/test-stack.ts'

export type BenchApi = ContractRouterClient<typeof contract>

export type BenchStack = {
  stack: Stack
  /** The session of the first administrator. */
  cookie: string
  /** The API as that person, in one organization. */
  openApi: (organization: string) => BenchApi
  /** An organization of its own, which they are the admin of. Returns its slug. */
  createOrganization: (name: string) => Promise<string>
}

/**
 * Runs work against a whole stack of its own: a built web process, worker, sandbox and a PostgreSQL that writes to disk as a real one does.
 * Nothing of it stays.
 */
export async function withBenchStack<Result>(work: (bench: BenchStack) => Promise<Result>): Promise<Result> {
  await removeAbandonedData()
  const data = createTemporaryData()
  const options = await testStackOptions(data.dir)
  let stack: Stack | null = null
  try {
    stack = await startStack({ ...options, durability: 'safe', env: { ...options.env, LOG_LEVEL: 'warn' } })
    const { appUrl, adminEmail, adminPassword } = stack
    const cookie = await signIn({ appUrl, email: adminEmail ?? '', password: adminPassword ?? '' })
    const openApi = (organization: string) => openClient({ appUrl, cookie, organization })
    const createOrganization = async (name: string) => (await openApi('').accounts.createOrganization({ name })).organizationSlug

    return await work({ stack, cookie, openApi, createOrganization })
  } finally {
    await stack?.stop()
    data.remove()
  }
}

type SignIn = { appUrl: string; email: string; password: string }

/** Signs in as the browser does. */
async function signIn({ appUrl, email, password }: SignIn): Promise<string> {
  const csrf = await fetch(`${appUrl}/api/auth/csrf`)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json())
  const response = await fetch(`${appUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: appUrl, cookie: readCookies(csrf) },
    body: JSON.stringify({ csrfToken, email, password }),
    redirect: 'manual',
  })
  if (response.status >= 400) throw new Error(`Signing in answered ${response.status}.`)

  return readCookies(response)
}

function readCookies(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function openClient({ appUrl, cookie, organization }: { appUrl: string; cookie: string; organization: string }): BenchApi {
  const named: Record<string, string> = organization === '' ? {} : { 'handoff-organization': organization }
  const link = new OpenAPILink(contract, { url: `${appUrl}/api/v1`, headers: { origin: appUrl, cookie, ...named } })

  return createORPCClient(link) as BenchApi
}
