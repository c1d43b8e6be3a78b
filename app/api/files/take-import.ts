import { createApiContext } from '#lib/domain/access/api.ts'
import type { ImportFiles } from '#lib/domain/imports/api.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'

/** Takes a CSV file of records, to be imported once its columns are matched: its bytes are the body, its name stands in `?name=`. */
export async function takeImport(request: Request, files: ImportFiles): Promise<Response> {
  const context = createApiContext({ headers: request.headers, canWrite: true })
  try {
    assertSameOrigin(request, { contentType: 'application/octet-stream' })
    const declaredName = new URL(request.url).searchParams.get('name') ?? ''
    const draft = await files.take({ context, body: request.body, declaredName })

    return Response.json(draft, { status: 201, headers: { 'cache-control': 'no-store', 'x-request-id': context.requestId } })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
