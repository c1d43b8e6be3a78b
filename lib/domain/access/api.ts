import { randomUUID } from 'node:crypto'
import { isContractProcedure } from '@orpc/contract'
import { type ImplementerInternal, implementerInternal, type Middleware, type MiddlewareOptions } from '@orpc/server'
import { z } from 'zod'
import type { ProcedureMeta } from '#lib/domain/access/contract.ts'
import { findMembershipAccess, type MembershipAccess } from '#lib/domain/access/queries.ts'
import { canSee } from '#lib/domain/access/rules.ts'
import { outputSensitivity, type Permission, permissionSchema, sensitivitySchema } from '#lib/domain/access/schema.ts'
import type { Requester } from '#lib/domain/audit/schema.ts'
import { readClientAddress } from '#lib/platform/auth/client-address.ts'
import { countAttempt, type RateLimitRule } from '#lib/platform/auth/rate-limit.ts'
import { assertRedactable, redactOutput } from '#lib/platform/auth/redact-output.ts'
import { findSession, readSession, type Session, type SignInMethod } from '#lib/platform/auth/session.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { AppError, notFoundError } from '#lib/platform/errors.ts'
import { type AnswerContext, toApiError } from '#lib/platform/http/api-error.ts'

/** Names the organization of a request by its slug. */
export const ORGANIZATION_HEADER = 'Handoff-Organization'

/** What the API knows of a request before it knows who asks. */
export type ApiContext = AnswerContext & {
  ipAddress: string | null
  organizationSlug: string | null
  /** False while a page renders: a GET never writes. */
  canWrite: boolean
  /** Both are read once per request, however many procedures a page calls; the next request reads them again. */
  readSession: () => Promise<Session | null>
  readMembership: (membership: { userId: string; slug: string }) => Promise<MembershipAccess | null>
  /** What the log line of the request tells, filled in on the way. */
  trace: { organizationId: string | null }
}

/** Who asks, for procedures that need no organization. */
export type UserAccess = { user: Session['user']; sessionId: string; method: SignInMethod; requestId: string; ipAddress: string | null }

/** Who asks and in which organization, with the proof that they may. `actor` is who an audit entry names. */
export type Access = Omit<UserAccess, 'sessionId' | 'method'> & MembershipAccess & { actor: Requester }

export type UserContext = ApiContext & { access: UserAccess }
export type OrganizationContext = ApiContext & { access: Access }

export type CreateApiContextInput = {
  headers: Headers
  canWrite: boolean
  /** Overrides the header. */
  organizationSlug?: string | null
}

/** Begins a request: nothing is read from the database yet. */
export function createApiContext(input: CreateApiContextInput): ApiContext {
  const { headers, canWrite } = input
  const memberships = new Map<string, Promise<MembershipAccess | null>>()
  let session: Promise<Session | null> | undefined

  return {
    requestId: randomUUID(),
    ipAddress: readClientAddress({ headers }),
    organizationSlug: input.organizationSlug ?? headers.get(ORGANIZATION_HEADER),
    canWrite,
    readSession: () => {
      session ??= readSession(headers)
      return session
    },
    readMembership: (membership) => {
      const key = JSON.stringify([membership.userId, membership.slug])
      const reading = memberships.get(key) ?? findMembershipAccess(membership)
      memberships.set(key, reading)
      return reading
    },
    answerHeaders: new Headers(),
    trace: { procedure: null, organizationId: null },
  }
}

type ContractTree = { [key: string]: ContractTree } | Parameters<typeof implementerInternal>[0]

/** Implements procedures that act in an organization: each handler gets `context.access` with scope, role and permissions. */
export function implementForOrganization<T extends ContractTree>(contract: T): ImplementerInternal<T, ApiContext, OrganizationContext> {
  assertGuarded(contract, (permission) => permissionSchema.safeParse(permission).success)

  return implementerInternal(contract, {}, [organizationGate])
}

/** Implements procedures about the signed-in person themselves: each handler gets `context.access` without an organization. */
export function implementForUser<T extends ContractTree>(contract: T): ImplementerInternal<T, ApiContext, UserContext> {
  assertGuarded(contract, (permission) => permission === 'user')

  return implementerInternal(contract, {}, [userGate])
}

/** Refuses at start what the gate would have to refuse, or could not look through, at every request. */
function assertGuarded(contract: ContractTree, isFitting: (permission: unknown) => boolean): void {
  if (!isContractProcedure(contract)) {
    for (const part of Object.values(contract)) assertGuarded(part, isFitting)
    return
  }

  const { meta, route, outputSchema } = contract['~orpc']
  if (!isFitting(meta.permission)) throw new Error(`${route.path}: the permission "${meta.permission}" does not fit this gate.`)
  if (!(outputSchema instanceof z.ZodType)) throw new Error(`${route.path}: an answer without a schema cannot be redacted.`)
  assertRedactable(outputSchema)
}

/** Implements procedures for whoever has no session: signing up, setting a new password, answering an invitation. */
export function implementForAnyone<T extends ContractTree>(contract: T): ImplementerInternal<T, ApiContext, ApiContext> {
  assertGuarded(contract, (permission) => permission === 'anyone')

  return implementerInternal(contract, {}, [anyoneGate])
}

type Gate<Context extends ApiContext> = Middleware<
  ApiContext,
  Pick<Context & { access: unknown }, 'access'>,
  unknown,
  unknown,
  Record<never, never>,
  ProcedureMeta
>
type GateOptions = Pick<MiddlewareOptions<ApiContext, unknown, Record<never, never>, ProcedureMeta>, 'context' | 'procedure' | 'path'>

// oRPC validates input and output inside this middleware: a refused caller learns nothing of the input, and what is redacted is what
// the output's schema let through.
const organizationGate: Gate<OrganizationContext> = async (options) => {
  try {
    const access = await authorizeMember(options)
    const { output } = await options.next({ context: { access } })

    return { output: redact({ procedure: options.procedure, output, permissions: access.permissions }), context: { access } }
  } catch (error) {
    throw toApiError({ error, context: options.context, path: options.procedure['~orpc'].route.path })
  }
}

const userGate: Gate<UserContext> = async (options) => {
  try {
    const access = await authorizeUser(options)
    if (options.procedure['~orpc'].meta.permission !== 'user') throw forbiddenError()
    const { output } = await options.next({ context: { access } })

    return { output: redact({ procedure: options.procedure, output, permissions: [] }), context: { access } }
  } catch (error) {
    throw toApiError({ error, context: options.context, path: options.procedure['~orpc'].route.path })
  }
}

/** One address and all procedures of this kind together: links have 256 bits, so this is about mails and about work. */
const STRANGER: RateLimitRule = { name: 'stranger', attempts: 60, windowSeconds: 15 * 60 }

const anyoneGate: Middleware<ApiContext, Record<never, never>, unknown, unknown, Record<never, never>, ProcedureMeta> = async (options) => {
  const { context, procedure, path } = options
  try {
    context.trace.procedure = path.join('.')
    if (procedure['~orpc'].meta.permission !== 'anyone' || !context.canWrite) throw forbiddenError()
    if (context.ipAddress !== null) await countAttempt([{ rule: STRANGER, key: context.ipAddress }])
    const { output } = await options.next()

    return { output: redact({ procedure, output, permissions: [] }), context: {} }
  } catch (error) {
    throw toApiError({ error, context, path: procedure['~orpc'].route.path })
  }
}

async function authorizeUser({ context, procedure, path }: GateOptions): Promise<UserAccess> {
  context.trace.procedure = path.join('.')
  if (!context.canWrite && procedure['~orpc'].route.method !== 'GET') throw forbiddenError()

  return requireUser(context)
}

async function authorizeMember({ context, procedure, path }: GateOptions): Promise<Access> {
  const caller = await authorizeUser({ context, procedure, path })
  const membership = await requireMembership({ context, ...caller })

  const permission = permissionSchema.safeParse(procedure['~orpc'].meta.permission)
  if (!permission.success || !membership.permissions.includes(permission.data)) throw forbiddenError()

  const { user, requestId, ipAddress } = caller
  return { user, requestId, ipAddress, ...membership, actor: { kind: 'User', userId: user.id } }
}

async function requireUser(context: ApiContext): Promise<UserAccess> {
  const session = await context.readSession()
  if (!session) {
    const userMessage = 'You are not signed in, or your session has ended. Sign in again.'
    throw new AppError({ code: 'unauthenticated', retry: 'no', userMessage })
  }

  return { user: session.user, sessionId: session.id, method: session.method, requestId: context.requestId, ipAddress: context.ipAddress }
}

async function requireMembership({ context, user, method }: { context: ApiContext } & UserAccess): Promise<MembershipAccess> {
  const slug = context.organizationSlug
  if (!slug) {
    const userMessage = `Name the organization by its slug in the header ${ORGANIZATION_HEADER}.`
    throw new AppError({ code: 'invalid_input', retry: 'no', userMessage })
  }

  // The same answer for an organization of others and for one that does not exist.
  const membership = await context.readMembership({ userId: user.id, slug })
  if (!membership) throw notFoundError('organization')
  context.trace.organizationId = membership.organization.id
  if (membership.organization.requiresTwoFactor && method === 'Password') {
    const userMessage = 'This organization asks for a second step at sign-in. Set up an authenticator app in your profile.'
    throw new AppError({ code: 'two_factor_required', retry: 'no', userMessage })
  }

  return membership
}

/**
 * The gate of answers that last: who may open one, and whether they still may. `isStillAllowed` reads session and membership anew.
 * @throws AppError `unauthenticated`, `invalid_input`, `not_found`.
 */
export async function authorizeStream(context: ApiContext): Promise<{ scope: TenantScope; isStillAllowed: () => Promise<boolean> }> {
  const caller = await requireUser(context)
  const { user, sessionId } = caller
  const { scope, organization } = await requireMembership({ context, ...caller })

  return {
    scope,
    isStillAllowed: async () =>
      (await findSession(sessionId)) !== null && (await findMembershipAccess({ userId: user.id, slug: organization.slug })) !== null,
  }
}

type RedactAnswerInput = { procedure: GateOptions['procedure']; output: unknown; permissions: readonly Permission[] }

function redact({ procedure, output, permissions }: RedactAnswerInput): unknown {
  const { outputSchema } = procedure['~orpc']
  if (!(outputSchema instanceof z.ZodType)) throw new Error('An answer without a schema cannot be redacted.')

  const result = redactOutput({
    schema: outputSchema,
    value: output,
    visibility: {
      isVisible: (text) => {
        const sensitivity = sensitivitySchema.safeParse(text)
        return sensitivity.success && canSee({ permissions, sensitivity: sensitivity.data })
      },
      isEverythingVisible: sensitivitySchema.options.every((sensitivity) => canSee({ permissions, sensitivity })),
    },
    readMark: (schema) => outputSensitivity.get(schema)?.sensitivity,
  })
  if (result.isRemoved) throw forbiddenError()

  return result.value
}

function forbiddenError(): AppError {
  return new AppError({ code: 'forbidden', retry: 'no', userMessage: 'Your role does not allow this. Ask an admin of your organization.' })
}
