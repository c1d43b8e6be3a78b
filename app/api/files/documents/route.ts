import { createApiContext } from '#lib/domain/access/api.ts'
import { takeDocument } from '#lib/domain/documents/api.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'

/**
 * Takes a document: its bytes are the body, its name stands in `?name=`. A browser sends a body of this type to a foreign origin only
 * after asking, and `Origin` is compared as for every write.
 */
export async function POST(request: Request): Promise<Response> {
  const context = createApiContext({ headers: request.headers, canWrite: true })
  try {
    assertSameOrigin(request, { contentType: 'application/octet-stream' })
    const declaredName = new URL(request.url).searchParams.get('name') ?? ''
    const document = await takeDocument({ context, body: request.body, declaredName })

    return Response.json(document, { status: 201, headers: { 'cache-control': 'no-store', 'x-request-id': context.requestId } })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
