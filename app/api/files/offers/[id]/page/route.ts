import { renderPreview } from '#app/o/render-preview.tsx'
import { authorizePermission, createApiContext, readAddressId } from '#lib/domain/access/api.ts'
import { previewPublication } from '#lib/pipeline/preview-offer-page.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'

type PageRouteContext = { params: Promise<{ id: string }> }

/** The candidate's page as it would be published now, as HTML. */
export async function GET(request: Request, { params }: PageRouteContext): Promise<Response> {
  const organizationSlug = new URL(request.url).searchParams.get('organization')
  const context = createApiContext({ headers: request.headers, canWrite: false, organizationSlug })
  try {
    const access = await authorizePermission({ context, permission: 'offers.publish' })
    const offerId = readAddressId((await params).id, 'offer')

    return await renderPreview({ scope: access.scope, view: await previewPublication({ access, offerId }) })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
