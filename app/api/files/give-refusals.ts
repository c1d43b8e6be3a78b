import { createApiContext } from '#lib/domain/access/api.ts'
import type { ImportFiles } from '#lib/domain/imports/api.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { createDownloadHeaders } from '#lib/platform/storage/download-headers.ts'

/** The rows that an import refused, as CSV with the reasons. `?organization=<slug>` stands in the address, since a link sends no headers. */
export async function giveRefusedRows(request: Request, { files, id }: { files: ImportFiles; id: string }): Promise<Response> {
  const organizationSlug = new URL(request.url).searchParams.get('organization')
  const context = createApiContext({ headers: request.headers, canWrite: false, organizationSlug })
  try {
    const refusals = await files.giveRefusals({ context, id })

    return new Response(refusals, { headers: createDownloadHeaders({ name: 'refused-rows.csv', mediaType: 'text/csv', bytes: null }) })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
