import type { Permission } from '#lib/domain/access/schema.ts'
import { createApiKey } from '#lib/domain/api-keys/mutations.ts'
import type { TestTenant } from '#tests/integration/access/tenants.ts'

export type TestKey = { id: string; token: string }
export type MakeKey = { permissions?: Permission[]; expiresInDays?: number | null; userId?: string }

/** A key of a tenant, made for its admin unless told otherwise. */
export async function makeKey({ scope, admin }: TestTenant, options: MakeKey = {}): Promise<TestKey> {
  const { permissions = ['organization.read', 'offers.read'], expiresInDays = 30, userId = admin.userId } = options
  const { apiKey, token } = await createApiKey({
    scope,
    actor: { kind: 'User', userId },
    name: 'Payroll export',
    permissions,
    expiresInDays,
    origin: { ipAddress: null, requestId: null },
  })

  return { id: apiKey.id, token }
}

export type Call = { method?: string; body?: unknown; headers?: Record<string, string>; token?: string | null }

/** One request of the API over HTTP, as a program sends it. */
export async function call(url: string, path: string, { method = 'GET', body, headers, token = null }: Call = {}) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Record<string, unknown> & { code?: string; data?: { code: string; userMessage: string } }

  return { status: response.status, headers: response.headers, answer, code: answer.data?.code ?? 'ok' }
}
