import { type ApiContext, createApiContext } from '#lib/domain/access/api.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { createDownloadHeaders, type DownloadHeadersInput } from '#lib/platform/storage/download-headers.ts'
import type { OpenFile } from '#lib/platform/storage/storage-driver.ts'

type GivenFile = { document: Omit<DownloadHeadersInput, 'bytes'>; file: OpenFile }

/** Gives a file out, always to be saved. `?organization=<slug>` stands in the address, since a link sends no headers. */
export async function giveFile(request: Request, open: (context: ApiContext) => Promise<GivenFile>): Promise<Response> {
  const organizationSlug = new URL(request.url).searchParams.get('organization')
  const context = createApiContext({ headers: request.headers, canWrite: false, organizationSlug })
  try {
    const { document, file } = await open(context)

    return new Response(file.stream, { headers: createDownloadHeaders({ ...document, bytes: file.bytes }) })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
