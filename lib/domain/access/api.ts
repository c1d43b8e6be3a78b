import { randomUUID } from 'node:crypto'
import { isContractProcedure, ValidationError } from '@orpc/contract'
import { type ImplementerInternal, implementerInternal, type Middleware, type MiddlewareOptions, ORPCError } from '@orpc/server'
import { z } from 'zod'
import { type ErrorData, errorDataSchema, type ProcedureMeta } from '#lib/domain/access/contract.ts'
import { findMembershipAccess, type MembershipAccess } from '#lib/domain/access/queries.ts'
import { can, canSee, permissionsByRole } from '#lib/domain/access/rules.ts'
import { outputSensitivity, type Permission, permissionSchema, sensitivitySchema } from '#lib/domain/access/schema.ts'
import { readClientAddress } from '#lib/platform/auth/client-address.ts'
import { assertRedactable, redactOutput } from '#lib/platform/auth/redact-output.ts'
import { findSession, readSession, type Session } from '#lib/platform/auth/session.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { AppError, notFoundError, type PlatformErrorCode, toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'

/** Names the organization of a request by its slug. */
export const ORGANIZATION_HEADER = 'Handoff-Organization'

/** What the API knows of a request before it knows who asks. */
export type ApiContext = {
  requestId: string
  ipAddress: string | null
  organizationSlug: string | null
  /** False while a page renders: a GET never writes. */
  canWrite: boolean
  /** Both are read once per request, however many procedures a page calls; the next request reads them again. */
  readSession: () => Promise<Session | null>
  readMembership: (membership: { userId: string; slug: string }) => Promise<MembershipAccess | null>
  /** Headers to add to the answer. */
  answerHeaders: Headers
  /** What the log line of the request tells, filled in on the way. */
  trace: { procedure: string | null; organizationId: string | null }
}

/** Who asks, for procedures that need no organization. */
export type UserAccess = { user: Session['user']; sessionId: string; requestId: string; ipAddress: string | null }

/** Who asks and in which organization, with the proof that they may. */
export type Access = UserAccess & MembershipAccess & { permissions: readonly Permission[] }

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
    throw toOrpcError({ error, context: options.context, procedure: options.procedure })
  }
}

const userGate: Gate<UserContext> = async (options) => {
  try {
    const access = await authorizeUser(options)
    if (options.procedure['~orpc'].meta.permission !== 'user') throw forbiddenError()
    const { output } = await options.next({ context: { access } })

    return { output: redact({ procedure: options.procedure, output, permissions: [] }), context: { access } }
  } catch (error) {
    throw toOrpcError({ error, context: options.context, procedure: options.procedure })
  }
}

async function authorizeUser({ context, procedure, path }: GateOptions): Promise<UserAccess> {
  context.trace.procedure = path.join('.')
  if (!context.canWrite && procedure['~orpc'].route.method !== 'GET') throw forbiddenError()

  return requireUser(context)
}

async function authorizeMember({ context, procedure, path }: GateOptions): Promise<Access> {
  const user = await authorizeUser({ context, procedure, path })
  const membership = await requireMembership({ context, userId: user.user.id })

  const { permission } = procedure['~orpc'].meta
  if (permission === undefined || permission === 'user' || !can({ role: membership.role, permission })) throw forbiddenError()

  return { ...user, ...membership, permissions: permissionsByRole[membership.role] }
}

async function requireUser(context: ApiContext): Promise<UserAccess> {
  const session = await context.readSession()
  if (!session) {
    const userMessage = 'You are not signed in, or your session has ended. Sign in again.'
    throw new AppError({ code: 'unauthenticated', retry: 'no', userMessage })
  }

  return { user: session.user, sessionId: session.id, requestId: context.requestId, ipAddress: context.ipAddress }
}

async function requireMembership({ context, userId }: { context: ApiContext; userId: string }): Promise<MembershipAccess> {
  const slug = context.organizationSlug
  if (!slug) {
    const userMessage = `Name the organization by its slug in the header ${ORGANIZATION_HEADER}.`
    throw new AppError({ code: 'invalid_input', retry: 'no', userMessage })
  }

  // The same answer for an organization of others and for one that does not exist.
  const membership = await context.readMembership({ userId, slug })
  if (!membership) throw notFoundError('organization')
  context.trace.organizationId = membership.organization.id

  return membership
}

/**
 * The gate of answers that last: who may open one, and whether they still may. `isStillAllowed` reads session and membership anew.
 * @throws AppError `unauthenticated`, `invalid_input`, `not_found`.
 */
export async function authorizeStream(context: ApiContext): Promise<{ scope: TenantScope; isStillAllowed: () => Promise<boolean> }> {
  const { user, sessionId } = await requireUser(context)
  const { scope, organization } = await requireMembership({ context, userId: user.id })

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

const STATUS_BY_CODE: Record<PlatformErrorCode | 'wrong_credentials' | 'too_large', number> = {
  invalid_input: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
  outbound_refused: 422,
  seal_broken: 500,
  internal_error: 500,
}

/** The HTTP status of an error. Codes of single areas are the other side's refusals (422) or troubles that pass (503). */
export function statusOf(error: AppError): number {
  if (Object.hasOwn(STATUS_BY_CODE, error.code)) return STATUS_BY_CODE[error.code as keyof typeof STATUS_BY_CODE]

  return error.retry === 'later' ? 503 : 422
}

type ToOrpcErrorInput = { error: unknown; context: ApiContext; procedure?: GateOptions['procedure'] }

/** The one mapper from anything thrown to what the API answers. What nobody threw on purpose is logged here, once, with the request's id. */
export function toOrpcError({ error, context, procedure }: ToOrpcErrorInput): ORPCError<string, ErrorData> {
  if (error instanceof ORPCError && errorDataSchema.safeParse(error.data).success) return error

  const appError = isInputError(error) ? toInputError({ error, path: procedure?.['~orpc'].route.path ?? '' }) : toAppError(error)
  const status = statusOf(appError)
  if (status === 500) {
    const issues =
      error instanceof ORPCError && error.cause instanceof ValidationError ? error.cause.issues.map(({ path }) => path) : undefined
    log.error(
      { err: appError.cause ?? appError, requestId: context.requestId, procedure: context.trace.procedure, issues },
      'api request failed',
    )
  }
  if (appError.retryAt) context.answerHeaders.set('retry-after', secondsUntil(appError.retryAt))

  const { code, userMessage, retry, fields } = appError
  const requestId = appError.requestId ?? (status === 500 ? context.requestId : null)

  return new ORPCError(code, { status, message: userMessage, data: { code, userMessage, retry, requestId, fields } })
}

/** The same answer for what stands beside the procedures: streams, sign-in, an address without a procedure. */
export function createErrorResponse({ error, context }: { error: unknown; context: ApiContext }): Response {
  const mapped = toOrpcError({ error, context })

  return Response.json(mapped.toJSON(), { status: mapped.status, headers: context.answerHeaders })
}

/** oRPC's own refusal of an input: of its schema, or of a body that could not be read at all. */
function isInputError(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && error.code === 'BAD_REQUEST'
}

/** Field by field for forms. A path that is no id is answered like an id that does not exist. */
function toInputError({ error, path }: { error: ORPCError<string, unknown>; path: string }): AppError {
  if (!(error.cause instanceof ValidationError)) {
    return new AppError({ code: 'invalid_input', retry: 'no', userMessage: 'The body of the request could not be read as JSON.' })
  }

  const fields: Record<string, string> = {}
  for (const issue of error.cause.issues) {
    const keys = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part))
    if (path.includes(`{${keys[0]}}`)) return notFoundError('object')
    fields[keys.join('.')] ??= issue.message
  }
  const { '': whole, ...named } = fields
  const userMessage =
    Object.keys(named).length > 0 ? 'Some of the input is not right. Check the fields it names.' : (whole ?? 'The input is not right.')

  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: named })
}

function secondsUntil(instant: Date): string {
  return String(Math.max(1, Math.ceil((instant.getTime() - Date.now()) / 1000)))
}
