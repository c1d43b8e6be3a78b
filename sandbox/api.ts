import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { Caller } from './auth.ts'
import { authenticate, toPermissionName } from './auth.ts'
import { delayCall, drawCallFault, drawLostAnswer, drawOrderedFailure } from './faults.ts'
import { createRequestId } from './ids.ts'
import { log } from './log.ts'
import type { Operation, OperationContext } from './operations/define.ts'
import { findOperation } from './operations/registry.ts'
import { API_VERSION, AshbyError, createInvalidInput, renderError, renderMissingPermission, renderMissingPlan } from './responses.ts'
import type { Sandbox } from './sandbox.ts'
import { openView, readInfo } from './view.ts'

type ApiContext = Context<{ Bindings: HttpBindings }>
type Call = { context: ApiContext; sandbox: Sandbox; caller: Caller; operation: Operation; requestId: string }
type Outcome = { status: 200 | 400 | 403 | 500; body: unknown }

/** Answers one call of Ashby's API: authentication, then what goes wrong on purpose, then the operation. */
export async function answerApiCall({ sandbox, context }: { sandbox: Sandbox; context: ApiContext }): Promise<Response> {
  const requestId = createRequestId()
  context.header('x-ashby-request-id', requestId)
  context.header('ashby-version', API_VERSION)
  context.header('ashby-version-status', 'active')

  const auth = authenticate({ store: sandbox.store, header: context.req.header('authorization') })
  if (auth.kind === 'no-key') return context.text('Unauthorized', 401)
  if (auth.kind === 'wrong-key') return context.text('Forbidden: the API key is invalid or has been deactivated', 403)

  const { caller } = auth
  context.header('ashby-version-status', readInfo(caller.account).faults.versionStatus)
  const version = context.req.header('ashby-version')
  if (version && version !== API_VERSION) return refuseVersion({ context, version, requestId })

  const operation = findOperation(context.req.path.slice(1))
  if (!operation) return context.text('Not Found', 404)

  return answerKnownCall({ context, sandbox, caller, operation, requestId })
}

async function answerKnownCall(call: Call): Promise<Response> {
  const { context, sandbox, caller, operation, requestId } = call
  const target = { store: sandbox.store, account: caller.account, operation: operation.name }
  await delayCall(readInfo(caller.account).faults)
  const fault = drawCallFault(target)
  const { faults } = readInfo(caller.account)

  if (fault === 'html') return context.html('<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>', 502)

  if (fault === 'rate-limit') {
    context.header('retry-after', String(faults.retryAfterSeconds))
    if (faults.rateLimitScope === 'integration-partner') context.header('x-ratelimit-scope', 'integration-partner')

    return context.text('Too Many Requests', 429)
  }

  if (fault === 'error') {
    const error = new AshbyError({ code: 'generic_internal_error', message: 'An unexpected error occurred' })

    return answerJson(context, { status: 500, body: renderError({ error, shape: faults.errorShape, requestId }) })
  }

  const outcome = await runOperation(call)
  const isLost = operation.kind === 'write' && drawLostAnswer(target)
  if (isLost) return cutConnection(call, null)
  if (fault === 'cut') return cutConnection(call, JSON.stringify(outcome.body))

  return answerJson(context, outcome)
}

async function runOperation(call: Call): Promise<Outcome> {
  const { context, sandbox, caller, operation, requestId } = call
  const { faults, hasOpenings = true } = readInfo(caller.account)
  const permission = toPermissionName(operation.scope)
  const hasScope = caller.key.scopes.includes(operation.scope) && !faults.revokedScopes.includes(operation.scope)

  if (!hasScope) {
    const body = renderMissingPermission({ permission, shape: faults.errorShape, requestId })

    return { status: faults.missingPermissionStatus, body }
  }

  if (operation.plan === 'openings' && !hasOpenings) {
    const body = renderMissingPlan({ plan: 'Openings', permission, shape: faults.errorShape, requestId })

    return { status: faults.missingPermissionStatus, body }
  }

  try {
    const failing = drawOrderedFailure({ store: sandbox.store, account: caller.account, operation: operation.name })
    if (failing) throw new AshbyError({ ...failing, message: failing.message ?? failing.code })

    const answer = await operation.run(createOperationContext(call), await readBody(context))

    return { status: 200, body: { success: true, ...answer } }
  } catch (error) {
    if (!(error instanceof AshbyError)) throw error

    return { status: 200, body: renderError({ error, shape: faults.errorShape, requestId }) }
  }
}

function createOperationContext({ context, sandbox, caller }: Call): OperationContext {
  const { account, key } = caller
  const info = readInfo(account)
  const visibility = { confidential: key.confidential, nonOfferPrivate: key.nonOfferPrivate }

  return {
    store: sandbox.store,
    account,
    info,
    key,
    reading: { view: openView({ account, lagMs: info.faults.readLagMs }), visibility },
    writing: { view: openView({ account, lagMs: 0 }), visibility },
    origin: new URL(context.req.url).origin,
    fileSecret: sandbox.fileSecret,
  }
}

async function readBody(context: ApiContext): Promise<unknown> {
  const contentType = context.req.header('content-type') ?? ''
  if (!contentType.toLowerCase().startsWith('application/json'))
    throw createInvalidInput({ message: 'Content-Type must be application/json' })

  const text = await context.req.text()
  if (text === '') return {}

  try {
    return JSON.parse(text)
  } catch {
    throw createInvalidInput({ message: 'The request body is not valid JSON' })
  }
}

function refuseVersion({ context, version, requestId }: { context: ApiContext; version: string; requestId: string }): Response {
  const message = `The API version ${version} does not exist or has been removed. Supported: ${API_VERSION}`
  const error = new AshbyError({ code: 'invalid_api_version', message, parameter: 'Ashby-Version' })

  return answerJson(context, { status: 400, body: renderError({ error, shape: 'both', requestId }) })
}

function answerJson(context: ApiContext, { status, body }: Outcome): Response {
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/json; charset=utf-8' })
}

/** Closes the connection without an answer, or in the middle of one. */
async function cutConnection({ context, operation }: Call, body: string | null): Promise<Response> {
  const { outgoing } = context.env
  log.info({ operation: operation.name }, 'connection cut on purpose')

  if (body !== null) {
    outgoing.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) })
    outgoing.write(body.slice(0, Math.ceil(body.length / 2)))
    await sleep(5)
  }

  outgoing.destroy()

  return RESPONSE_ALREADY_SENT
}
