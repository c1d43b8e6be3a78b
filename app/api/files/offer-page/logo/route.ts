import { createApiContext } from '#lib/domain/access/api.ts'
import { takeLogo } from '#lib/pipeline/api/offer-page.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'

/** Takes a logo: its bytes are the body, its name stands in `?name=`. It shows once the settings name the id that is answered. */
export async function POST(request: Request): Promise<Response> {
  const context = createApiContext({ headers: request.headers, canWrite: true })
  try {
    assertSameOrigin(request, { contentType: 'application/octet-stream' })
    const declaredName = new URL(request.url).searchParams.get('name') ?? ''
    const logo = await takeLogo({ context, body: request.body, declaredName })

    return Response.json(logo, { status: 201, headers: { 'cache-control': 'no-store', 'x-request-id': context.requestId } })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
