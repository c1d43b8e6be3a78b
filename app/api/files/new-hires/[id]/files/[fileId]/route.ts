import { createApiContext } from '#lib/domain/access/api.ts'
import { giveHireFile } from '#lib/pipeline/api/hire-files.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { createDownloadHeaders } from '#lib/platform/storage/download-headers.ts'

type FileRouteContext = { params: Promise<{ id: string; fileId: string }> }

/** Gives a document of one new hire out, always to be saved. `?organization=<slug>` stands in the address, since a link sends no headers. */
export async function GET(request: Request, { params }: FileRouteContext): Promise<Response> {
  const organizationSlug = new URL(request.url).searchParams.get('organization')
  const context = createApiContext({ headers: request.headers, canWrite: false, organizationSlug })
  try {
    const { id, fileId } = await params
    const { document, file } = await giveHireFile({ context, newHireId: id, fileId })

    return new Response(file.stream, { headers: createDownloadHeaders({ ...document, bytes: file.bytes }) })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
