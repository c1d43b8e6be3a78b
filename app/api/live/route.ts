import { z } from 'zod'
import { authorizeStream, createApiContext } from '#lib/domain/access/api.ts'
import { RECENT_MS } from '#lib/platform/db/listen.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { createChangeStream } from '#lib/platform/http/change-stream.ts'

export const dynamic = 'force-dynamic'

const ageSchema = z.coerce
  .number()
  .int()
  .min(0)
  .transform((age) => Math.min(age, RECENT_MS))
  .catch(0)

/**
 * Server-sent events that tell what changed in `?organization=<slug>`: an EventSource cannot send headers. With `&age=<milliseconds>` also
 * what changed since the page was asked for, because it was read before its stream was open.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const organizationSlug = searchParams.get('organization')
  const age = ageSchema.parse(searchParams.get('age'))
  const context = createApiContext({ headers: request.headers, canWrite: false, organizationSlug })
  try {
    const { scope, isStillAllowed } = await authorizeStream(context)

    return new Response(createChangeStream({ scope, signal: request.signal, isStillAllowed, age }), {
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
