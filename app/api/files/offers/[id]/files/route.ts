import { createApiContext } from '#lib/domain/access/api.ts'
import { takeOfferFile } from '#lib/domain/offers/files/api.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'

type OfferRouteContext = { params: Promise<{ id: string }> }

/** Takes a file of one offer: its bytes are the body, its name stands in `?name=`. Answers all files of the offer. */
export async function POST(request: Request, { params }: OfferRouteContext): Promise<Response> {
  const context = createApiContext({ headers: request.headers, canWrite: true })
  try {
    assertSameOrigin(request, { contentType: 'application/octet-stream' })
    const declaredName = new URL(request.url).searchParams.get('name') ?? ''
    const files = await takeOfferFile({ context, offerId: (await params).id, body: request.body, declaredName })

    return Response.json(files, { status: 201, headers: { 'cache-control': 'no-store', 'x-request-id': context.requestId } })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
