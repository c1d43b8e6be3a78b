import { createApiContext } from '#lib/domain/access/api.ts'
import { giveLogo } from '#lib/pipeline/api/offer-page.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'
import { createInlineImageHeaders } from '#lib/platform/storage/download-headers.ts'

type LogoRouteContext = { params: Promise<{ id: string }> }

/** Shows a logo to members. `?organization=<slug>` stands in the address, since an image sends no headers. */
export async function GET(request: Request, { params }: LogoRouteContext): Promise<Response> {
  const organizationSlug = new URL(request.url).searchParams.get('organization')
  const context = createApiContext({ headers: request.headers, canWrite: false, organizationSlug })
  try {
    const { logo, file } = await giveLogo({ context, id: (await params).id })

    return new Response(file.stream, { headers: createInlineImageHeaders({ mediaType: logo.mediaType, bytes: file.bytes }) })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
