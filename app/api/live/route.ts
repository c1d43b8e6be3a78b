import { authorizeStream, createApiContext } from '#lib/domain/access/api.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { createChangeStream } from '#lib/platform/http/change-stream.ts'

export const dynamic = 'force-dynamic'

/** Server-sent events that tell what changed in `?organization=<slug>`: an EventSource cannot send headers. */
export async function GET(request: Request): Promise<Response> {
  const organizationSlug = new URL(request.url).searchParams.get('organization')
  const context = createApiContext({ headers: request.headers, canWrite: false, organizationSlug })
  try {
    const { scope, isStillAllowed } = await authorizeStream(context)

    return new Response(createChangeStream({ scope, signal: request.signal, isStillAllowed }), {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        // Compression and buffering proxies would hold notices back.
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      },
    })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
