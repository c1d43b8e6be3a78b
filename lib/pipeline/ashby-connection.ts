import { holdConnection, keyPlace, noteKeyCheck } from '#lib/domain/connections/mutations.ts'
import { type ConnectionAccess, getConnectionAccess, getHold } from '#lib/domain/connections/queries.ts'
import type { Environment } from '#lib/domain/connections/schema.ts'
import { unseal } from '#lib/platform/crypto/seal.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { env, sandboxUrl } from '#lib/platform/env.ts'
import { AppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { type AshbyCallReport, type AshbyClient, createAshbyClient } from '#lib/sources/ashby/client.ts'
import { type AshbyNames, createAshbyNames, createAshbyNamesCache } from '#lib/sources/ashby/names.ts'
import { type AshbyPermissionKey, hasPermission } from '#lib/sources/ashby/permissions.ts'

/** One call as an attempt keeps it: no key, no body, nobody's data. */
export type CallEntry = {
  operation: string
  startedAt: string
  durationMs: number
  status: number | null
  code: string | null
  requestId: string | null
}

/** A connection opened for talking to Ashby. */
export type AshbyConnection = {
  access: ConnectionAccess
  client: AshbyClient
  names: AshbyNames
  can: (permission: AshbyPermissionKey) => boolean
  /** Every call made through it, in order. */
  calls: CallEntry[]
}

const namesCache = createAshbyNamesCache()

/** Where an environment's API stands. Only the sandbox's own origin may be on this machine. */
export function ashbyAddress(environment: Environment): { baseUrl: string; allowOrigin: string | null } {
  if (environment === 'Ashby') return { baseUrl: env().ASHBY_API_URL, allowOrigin: null }

  const origin = sandboxUrl()
  if (!origin) {
    throw new AppError({
      code: 'sandbox_off',
      retry: 'no',
      userMessage: 'This installation runs without the sandbox. Connect an Ashby account, or start Handoff with the sandbox.',
    })
  }

  return { baseUrl: origin, allowOrigin: origin }
}

/**
 * Opens a connection: unseals its key and plugs in the gate that holds every process while Ashby asks to stay away.
 * Throws `not_found`, `disconnected`, `seal_broken` or `sandbox_off`; calls throw `held` or an AshbyError.
 */
export async function openAshby({ scope, connectionId }: { scope: TenantScope; connectionId: string }): Promise<AshbyConnection> {
  const access = await getConnectionAccess({ scope, id: connectionId })
  if (!access.keySealed) {
    throw new AppError({
      code: 'disconnected',
      retry: 'no',
      userMessage: 'This account is disconnected, so Ashby cannot be asked. Connect it again.',
    })
  }

  const calls: CallEntry[] = []
  const client = createAshbyClient({
    ...ashbyAddress(access.environment),
    apiKey: unseal({ sealed: access.keySealed, place: keyPlace(scope, access.id) }),
    beforeCall: () => requireOpenGate({ scope, connectionId }),
    onCall: (report) => {
      calls.push(toCallEntry(report))
      log.info({ connectionId, organizationId: scope.organizationId, ...report }, 'ashby call')
    },
    onRateLimited: ({ retryAfterMs }) => holdConnection({ scope, id: connectionId, until: new Date(Date.now() + retryAfterMs) }),
  })
  const can = (permission: AshbyPermissionKey) => hasPermission(access.keyScopes, permission)

  return {
    access,
    client,
    names: createAshbyNames({ client, canReadOrganization: can('organization:read'), cache: namesCache, connectionId }),
    can,
    calls,
  }
}

/** A key that stopped working is written on the connection, so that people see it where they can mend it. */
export async function noteKeyProblem({
  scope,
  connectionId,
  error,
}: {
  scope: TenantScope
  connectionId: string
  error: unknown
}): Promise<void> {
  if (!isAshbyError(error, 'ashby_key_invalid')) return

  await noteKeyCheck({ scope, id: connectionId, scopes: null, errorCode: error.code })
}

async function requireOpenGate({ scope, connectionId }: { scope: TenantScope; connectionId: string }): Promise<void> {
  const holdUntil = await getHold({ scope, id: connectionId })
  if (!holdUntil) return

  throw new AppError({
    code: 'held',
    retry: 'later',
    retryAt: holdUntil,
    userMessage: 'Ashby asked Handoff to wait before the next call. It goes on by itself.',
  })
}

function toCallEntry({ operation, status, durationMs, requestId, code, ashbyCode }: AshbyCallReport): CallEntry {
  return {
    operation,
    startedAt: new Date(Date.now() - durationMs).toISOString(),
    durationMs,
    status,
    code: ashbyCode ?? code,
    requestId,
  }
}
