import { createApiContext } from '#lib/domain/access/api.ts'
import { giveRefusals } from '#lib/domain/people/imports/api.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { createDownloadHeaders } from '#lib/platform/storage/download-headers.ts'

type RefusalsRouteContext = { params: Promise<{ id: string }> }

/** The rows that an import refused, as CSV with the reasons. `?organization=<slug>` stands in the address, since a link sends no headers. */
export async function GET(request: Request, { params }: RefusalsRouteContext): Promise<Response> {
  const organizationSlug = new URL(request.url).searchParams.get('organization')
  const context = createApiContext({ headers: request.headers, canWrite: false, organizationSlug })
  try {
    const refusals = await giveRefusals({ context, id: (await params).id })

    return new Response(refusals, { headers: createDownloadHeaders({ name: 'refused-rows.csv', mediaType: 'text/csv', bytes: null }) })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
