import { handleOffer } from '#app/o/handle-offer.tsx'
import { withoutTraces } from '#app/o/render-certificate.tsx'
import { openOfferDocument } from '#lib/domain/offer-publishing/links/api.ts'
import { createDownloadHeaders } from '#lib/platform/storage/download-headers.ts'

type DocumentRoute = { params: Promise<{ token: string; id: string }> }

/** A file that the newest version names, always to be saved. */
export function GET(request: Request, route: DocumentRoute): Promise<Response> {
  return handleOffer({
    request,
    route,
    async respond({ opened }) {
      const { file, bytes } = await openOfferDocument(opened, (await route.params).id)
      const headers = withoutTraces(createDownloadHeaders({ ...file, bytes: bytes.bytes }))
      if (request.method === 'HEAD') {
        await bytes.stream.cancel()
        return new Response(null, { headers })
      }

      return new Response(bytes.stream, { headers })
    },
  })
}
