import { noteApiVersion } from '#lib/domain/connections/doctor/mutations.ts'
import { holdConnection, keyPlace, noteKeyCheck } from '#lib/domain/connections/mutations.ts'
import { type ConnectionAccess, type Gate, getConnectionAccess, readGate } from '#lib/domain/connections/queries.ts'
import type { Environment } from '#lib/domain/connections/terms.ts'
import { unseal } from '#lib/platform/crypto/seal.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { env, sandboxUrl } from '#lib/platform/env.ts'
import { AppError, toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { type AshbyCallReport, type AshbyClient, type AshbyClientOptions, createAshbyClient } from '#lib/sources/ashby/client.ts'
import { type AshbyNames, createAshbyNames, createAshbyNamesCache } from '#lib/sources/ashby/names.ts'
import { type AshbyOperation, ashbyOperations } from '#lib/sources/ashby/operations.ts'
import { type AshbyPermissionKey, hasPermission } from '#lib/sources/ashby/permissions.ts'
import { observeUpstreamCall } from './measures.ts'
import { reviewHealth } from './review-health.ts'

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
  /** The same key without the gate: checks the key of a paused account, deletes the webhooks of one that was disconnected. */
  leavingClient: AshbyClient
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

export type OpenAshby = { scope: TenantScope; connectionId: string }

/**
 * Opens a connection: unseals its key and plugs in the gate that holds every process while Ashby asks to stay away.
 * Throws `not_found`, `disconnected`, `no_key`, `seal_broken` or `sandbox_off`; calls throw `held` or an AshbyError.
 */
export async function openAshby({ scope, connectionId }: OpenAshby): Promise<AshbyConnection> {
  return connectAshby({ scope, access: await getConnectionAccess({ scope, id: connectionId }) })
}

type ConnectAshby = {
  scope: TenantScope
  /** As it was read just now. */
  access: ConnectionAccess
  /** Where every call is written down. */
  calls?: CallEntry[]
}

/** The same with what was just read of the connection. Throws all but `not_found`. */
export function connectAshby({ scope, access, calls = [] }: ConnectAshby): AshbyConnection {
  const connectionId = access.id
  if (!access.keySealed) throw access.state === 'Disconnected' ? disconnectedError() : noKeyError()

  const gate = createGate({ scope, connectionId, known: access })
  const options: AshbyClientOptions = {
    ...ashbyAddress(access.environment),
    apiKey: unseal({ sealed: access.keySealed, place: keyPlace(scope, connectionId) }),
    async onCall(report) {
      calls.push(toCallEntry(report))
      observeUpstreamCall(report)
      log.info({ connectionId, organizationId: scope.organizationId, ...report }, 'ashby call')
      await noteVersionStatus({ scope, access, status: report.versionStatus })
    },
    async onRateLimited({ retryAfterMs }) {
      gate.forget()
      await holdConnection({ scope, id: connectionId, forMs: retryAfterMs })
    },
  }
  const client = createAshbyClient({ ...options, beforeCall: gate.requireOpen })
  const can = (permission: AshbyPermissionKey) => hasPermission(access.keyScopes, permission)

  return {
    access,
    client,
    leavingClient: createAshbyClient(options),
    names: createAshbyNames({ client, canReadOrganization: can('organization:read'), cache: namesCache, connectionId }),
    can,
    calls,
  }
}

/** Ashby says with every answer how long our API version lasts; only a change is written down, and never at the cost of the call. */
async function noteVersionStatus({ scope, access, status }: { scope: TenantScope; access: ConnectionAccess; status: string | null }) {
  if (status === null || status === access.apiVersionStatus) return
  access.apiVersionStatus = status
  try {
    await noteApiVersion({ scope, id: access.id, status })
  } catch (error) {
    const ids = { organizationId: scope.organizationId, connectionId: access.id }
    logFailure({ what: 'API version not noted', error: toAppError(error), ids })
  }
}

/**
 * Whether the key works is written on the connection, so that people see it where they can mend it, and told to those who can when it is
 * news.
 */
export async function noteKeyHealth({
  scope,
  access,
  error,
}: {
  scope: TenantScope
  access: ConnectionAccess
  error: unknown
}): Promise<void> {
  const errorCode = isAshbyError(error, 'ashby_key_invalid') ? error.code : null
  const isNews = errorCode !== null || (error === null && access.keyErrorCode !== null)
  if (!access.keySealed || !isNews) return

  await noteKeyCheck({ scope, id: access.id, keySealed: access.keySealed, scopes: null, errorCode })
  await reviewHealth({ scope, connectionId: access.id })
}

/** The calls of one look at a record follow each other within this time: one read of the gate answers for all of them. */
const GATE_LIFETIME_MS = 250

type CreateGate = { scope: TenantScope; connectionId: string; known: Gate }

/**
 * Asked before every call, because an account may be paused or disconnected, or told to wait, while a job runs. What was read a moment ago
 * still counts for reading; a write is never made on it.
 */
function createGate({ scope, connectionId, known }: CreateGate) {
  let gate = known
  let readAt = performance.now()

  return {
    async requireOpen({ operation }: { operation: AshbyOperation }): Promise<void> {
      const isFresh = ashbyOperations[operation].kind === 'read' && performance.now() - readAt < GATE_LIFETIME_MS
      if (!isFresh) {
        gate = await readGate({ scope, id: connectionId })
        readAt = performance.now()
      }
      requireOpenGate(gate)
    },
    /** What was read counts no more. */
    forget() {
      readAt = Number.NEGATIVE_INFINITY
    },
  }
}

function requireOpenGate({ state, holdUntil }: Gate): void {
  if (state === 'Paused') {
    throw new AppError({ code: 'paused', retry: 'no', userMessage: 'The account is paused, so Ashby is not asked. Resume it to go on.' })
  }
  if (state === 'Disconnected') throw disconnectedError()
  if (!holdUntil) return

  throw new AppError({
    code: 'held',
    retry: 'later',
    retryAt: holdUntil,
    userMessage: 'Ashby asked Handoff to wait before the next call. It goes on by itself.',
  })
}

/** Connected by hand: events come in, and nothing can be asked. */
export function noKeyError(): AppError {
  return new AppError({
    code: 'no_key',
    retry: 'no',
    userMessage: 'This account is connected by hand, without an API key, so Ashby cannot be asked. Add a key under Integrations.',
  })
}

function disconnectedError(): AppError {
  return new AppError({
    code: 'disconnected',
    retry: 'no',
    userMessage: 'This account is disconnected, so Ashby cannot be asked. Connect it again.',
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
