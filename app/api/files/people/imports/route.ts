import { createApiContext } from '#lib/domain/access/api.ts'
import { takePeopleFile } from '#lib/domain/people/imports/api.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'

/** Takes a CSV file of people, to be imported once its columns are matched: its bytes are the body, its name stands in `?name=`. */
export async function POST(request: Request): Promise<Response> {
  const context = createApiContext({ headers: request.headers, canWrite: true })
  try {
    assertSameOrigin(request, { contentType: 'application/octet-stream' })
    const declaredName = new URL(request.url).searchParams.get('name') ?? ''
    const draft = await takePeopleFile({ context, body: request.body, declaredName })

    return Response.json(draft, { status: 201, headers: { 'cache-control': 'no-store', 'x-request-id': context.requestId } })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
