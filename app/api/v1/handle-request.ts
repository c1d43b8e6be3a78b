import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ORPCError } from '@orpc/server'
import { router } from '#app/api/v1/router.ts'
import { type ApiContext, createApiContext } from '#lib/domain/access/api.ts'
import { observeApiRequest } from '#lib/pipeline/measures.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { createErrorResponse, toApiError } from '#lib/platform/http/api-error.ts'
import { readBody } from '#lib/platform/http/read-body.ts'
import { log } from '#lib/platform/log.ts'

const PREFIX = '/api/v1'
const BODY_BYTES_MAX = 1024 * 1024

const handler = new OpenAPIHandler<ApiContext>(router, {
  interceptors: [
    async ({ next, context }) => {
      try {
        return await next()
      } catch (error) {
        throw toApiError({ error: isUnreadable(error) ? new ORPCError('BAD_REQUEST') : error, context })
      }
    },
  ],
})

/** Answers one request of the API: its origin, its size, the procedure behind its method and path, one line in the log. */
export async function handleApiRequest(request: Request): Promise<Response> {
  const startedAt = performance.now()
  const context = createApiContext({ headers: request.headers, canWrite: request.method !== 'GET' })
  const response = await answer({ request, context })

  const durationMs = performance.now() - startedAt
  observeApiRequest({ procedure: context.trace.procedure, status: response.status, durationMs })
  response.headers.set('x-request-id', context.requestId)
  response.headers.set('cache-control', 'no-store')
  log.info(
    {
      requestId: context.requestId,
      method: request.method,
      procedure: context.trace.procedure,
      status: response.status,
      durationMs: Math.round(durationMs),
      organizationId: context.trace.organizationId,
      apiKeyId: context.trace.apiKeyId,
    },
    'api request',
  )

  return response
}

async function answer({ request, context }: { request: Request; context: ApiContext }): Promise<Response> {
  try {
    assertSameOrigin(request)
    const { response } = await handler.handle(await withReadBody(request), { prefix: PREFIX, context })
    if (!response) throw notFoundError('address')
    context.answerHeaders.forEach((value, name) => {
      response.headers.set(name, value)
    })

    return response
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}

/** The same request with its body read whole, so that its size is known before anything is made of it. */
async function withReadBody(request: Request): Promise<Request> {
  if (!request.body) return request
  const body = await readBody({ request, bytesMax: BODY_BYTES_MAX })

  return new Request(request.url, { method: request.method, headers: request.headers, body, signal: request.signal })
}

/** What oRPC throws for a body that is no JSON and for a path with broken escapes; the gate's own errors are mapped already. */
function isUnreadable(error: unknown): boolean {
  return error instanceof SyntaxError || error instanceof URIError
}
