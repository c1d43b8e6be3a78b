import { createApiContext } from '#lib/domain/access/api.ts'
import { takePersonFile } from '#lib/domain/people/files/api.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'

type PersonRouteContext = { params: Promise<{ id: string }> }

/** Takes a document of one person: its bytes are the body, its name stands in `?name=`, its folder in `&folder=`. Answers all of them. */
export async function POST(request: Request, { params }: PersonRouteContext): Promise<Response> {
  const context = createApiContext({ headers: request.headers, canWrite: true })
  try {
    assertSameOrigin(request, { contentType: 'application/octet-stream' })
    const { searchParams } = new URL(request.url)
    const declaredName = searchParams.get('name') ?? ''
    const folderId = searchParams.get('folder') ?? ''
    const files = await takePersonFile({ context, personId: (await params).id, folderId, body: request.body, declaredName })

    return Response.json(files, { status: 201, headers: { 'cache-control': 'no-store', 'x-request-id': context.requestId } })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
