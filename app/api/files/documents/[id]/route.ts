import { createApiContext } from '#lib/domain/access/api.ts'
import { giveDocument } from '#lib/domain/documents/api.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { createDownloadHeaders } from '#lib/platform/storage/download-headers.ts'

type DocumentRouteContext = { params: Promise<{ id: string }> }

/** Gives a document out, always to be saved. `?organization=<slug>` stands in the address, since a link sends no headers. */
export async function GET(request: Request, { params }: DocumentRouteContext): Promise<Response> {
  const organizationSlug = new URL(request.url).searchParams.get('organization')
  const context = createApiContext({ headers: request.headers, canWrite: false, organizationSlug })
  try {
    const { document, file } = await giveDocument({ context, id: (await params).id })

    return new Response(file.stream, { headers: createDownloadHeaders({ ...document, bytes: file.bytes }) })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
