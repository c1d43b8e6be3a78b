import { randomUUID } from 'node:crypto'
import { type ImplementerInternal, implementerInternal, type Middleware, type MiddlewareOptions } from '@orpc/server'
import { z } from 'zod'
import { idSchema, type ProcedureMeta } from '#lib/domain/access/contract.ts'
import { findMembershipAccess, type MembershipAccess } from '#lib/domain/access/queries.ts'
import {
  assertGuarded,
  type ContractTree,
  forbiddenError,
  keyRefusedError,
  organizationNeededError,
  redactAnswer,
  signedOutError,
  twoFactorNeededError,
} from '#lib/domain/access/rules.ts'
import { type Permission, permissionSchema } from '#lib/domain/access/schema.ts'
import { IDEMPOTENCY_HEADER, ORGANIZATION_HEADER } from '#lib/domain/access/terms.ts'
import { admitKey } from '#lib/domain/api-keys/mutations.ts'
import type { KeyAccess } from '#lib/domain/api-keys/queries.ts'
import type { Requester } from '#lib/domain/audit/schema.ts'
import { runOnce } from '#lib/domain/idempotency/mutations.ts'
import { readBearer } from '#lib/platform/auth/bearer.ts'
import { readClientAddress } from '#lib/platform/auth/client-address.ts'
import { countAttempt, type RateLimitRule } from '#lib/platform/auth/rate-limit.ts'
import { findSession, readSession, type Session, type SignInMethod } from '#lib/platform/auth/session.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { type AnswerContext, toApiError } from '#lib/platform/http/api-error.ts'

/** What the API knows of a request before it knows who asks. */
export type ApiContext = AnswerContext & {
  ipAddress: string | null
  organizationSlug: string | null
  /** The token of an API key. With one the session counts for nothing. */
  bearer: string | null
  /** What the caller sent as Idempotency-Key. */
  idempotencyKey: string | null
  /** False while a page renders: a GET never writes. */
  canWrite: boolean
  /** All three are read once per request, however many procedures a page calls; the next request reads them again. */
  readSession: () => Promise<Session | null>
  readMembership: (membership: { userId: string; slug: string }) => Promise<MembershipAccess | null>
  readKey: (token: string) => Promise<KeyAccess>
  /** What the log line of the request tells, filled in on the way. */
  trace: { organizationId: string | null; apiKeyId: string | null }
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
  const answerHeaders = new Headers()
  let session: Promise<Session | null> | undefined
  let key: Promise<KeyAccess> | undefined

  return {
    requestId: randomUUID(),
    ipAddress: readClientAddress({ headers }),
    organizationSlug: input.organizationSlug ?? headers.get(ORGANIZATION_HEADER),
    bearer: readBearer(headers),
    idempotencyKey: headers.get(IDEMPOTENCY_HEADER),
    canWrite,
    readSession: () => {
      session ??= readSession(headers)
      return session
    },
    readMembership: (membership) => {
      const place = JSON.stringify([membership.userId, membership.slug])
      const reading = memberships.get(place) ?? findMembershipAccess(membership)
      memberships.set(place, reading)
      return reading
    },
    readKey: (token) => {
      key ??= admitKey({ token, headers: answerHeaders })
      return key
    },
    answerHeaders,
    trace: { procedure: null, organizationId: null, apiKeyId: null },
  }
}

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
const organizationGate: Gate<OrganizationContext> = async (options, input) => {
  try {
    const access = await authorizeMember(options)
    const run = async () => (await options.next({ context: { access } })).output
    const output = await answerOnce({ options, input, access, run })

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
    if (context.bearer !== null) throw keyRefusedError()
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
  context.trace.procedure = path.join('.')
  if (!context.canWrite && procedure['~orpc'].route.method !== 'GET') throw forbiddenError()

  return authorizePermission({ context, ...procedure['~orpc'].meta })
}

type AnswerOnceInput = { options: GateOptions; input: unknown; access: Access; run: () => Promise<unknown> }

/** A write that carries an Idempotency-Key is done once; reads can be repeated anyway. */
async function answerOnce({ options: { context, procedure, path }, input, access, run }: AnswerOnceInput): Promise<unknown> {
  const { route, meta } = procedure['~orpc']
  const key = context.idempotencyKey
  if (key === null || route.method === 'GET') return run()

  const { scope, actor, permissions } = access
  const { output, isReplay } = await runOnce({
    scope,
    actorId: actor.kind === 'ApiKey' ? actor.apiKeyId : actor.userId,
    key,
    request: { procedure: path.join('.'), input },
    permissions,
    isAnswerSecret: meta.isAnswerSecret ?? false,
    run,
  })
  if (isReplay) context.answerHeaders.set('idempotency-replayed', 'true')

  return output
}

type AuthorizePermission = { context: ApiContext } & ProcedureMeta

/**
 * What the gate of procedures asks, for what travels beside them: files up and down, exports.
 * @throws AppError `unauthenticated`, `invalid_input`, `not_found`, `two_factor_required`, `forbidden`.
 */
export async function authorizePermission({ context, permission, anyOf, needsPerson }: AuthorizePermission): Promise<Access> {
  const access = context.bearer === null ? await requireMember(context) : await requireKey({ context, token: context.bearer })
  const known = permissionSchema.safeParse(permission)
  if (!known.success || !access.permissions.includes(known.data)) throw forbiddenError()
  if (anyOf && !anyOf.some((one) => access.permissions.includes(one))) throw forbiddenError()
  if (needsPerson && access.actor.kind === 'ApiKey') throw keyRefusedError()

  return access
}

async function requireMember(context: ApiContext): Promise<Access> {
  const caller = await requireUser(context)
  const { user, requestId, ipAddress } = caller

  return { ...(await requireMembership({ context, ...caller })), user, requestId, ipAddress, actor: { kind: 'User', userId: user.id } }
}

/** The key names the organization: a header that names another one is answered like one that does not exist. */
async function requireKey({ context, token }: { context: ApiContext; token: string }): Promise<Access> {
  const { apiKeyId, lastUsedAt: _, ...membership } = await context.readKey(token)
  const { organization, user } = membership
  context.trace.apiKeyId = apiKeyId
  context.trace.organizationId = organization.id
  if (context.organizationSlug !== null && context.organizationSlug !== organization.slug) throw notFoundError('organization')
  const { requestId, ipAddress } = context

  return { ...membership, requestId, ipAddress, actor: { kind: 'ApiKey', apiKeyId, userId: user.id } }
}

async function requireUser(context: ApiContext): Promise<UserAccess> {
  if (context.bearer !== null) throw keyRefusedError()
  const session = await context.readSession()
  if (!session) throw signedOutError()

  return { user: session.user, sessionId: session.id, method: session.method, requestId: context.requestId, ipAddress: context.ipAddress }
}

async function requireMembership({ context, user, method }: { context: ApiContext } & UserAccess): Promise<MembershipAccess> {
  const slug = context.organizationSlug
  if (!slug) throw organizationNeededError()

  // The same answer for an organization of others and for one that does not exist.
  const membership = await context.readMembership({ userId: user.id, slug })
  if (!membership) throw notFoundError('organization')
  context.trace.organizationId = membership.organization.id
  if (membership.organization.requiresTwoFactor && method === 'Password') throw twoFactorNeededError()

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

/** An id that stands in the address of a file. What is no id is the id of nothing. Throws `not_found`. */
export function readAddressId(text: string, noun: string): string {
  const id = idSchema.safeParse(text)
  if (!id.success) throw notFoundError(noun)

  return id.data
}

type RedactInput = { procedure: GateOptions['procedure']; output: unknown; permissions: readonly Permission[] }

function redact({ procedure, output, permissions }: RedactInput): unknown {
  const { outputSchema } = procedure['~orpc']
  if (!(outputSchema instanceof z.ZodType)) throw new Error('An answer without a schema cannot be redacted.')

  const result = redactAnswer({ schema: outputSchema, output, permissions })
  if (result.isRemoved) throw forbiddenError()

  return result.value
}
