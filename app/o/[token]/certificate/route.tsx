import { handleOffer, type OfferRoute } from '#app/o/handle-offer.tsx'
import { renderCertificate } from '#app/o/render-certificate.tsx'
import { redirectTo } from '#app/o/render-page.tsx'
import { openCertificate } from '#lib/domain/offer-publishing/answers/api.ts'

/** The evidence of the answer that was given here: a page, and with `?download=1` one file that needs nothing else. */
export function GET(request: Request, route: OfferRoute): Promise<Response> {
  return handleOffer({
    request,
    route,
    async respond({ opened, base, nonce }) {
      if (opened.page.answerId === null || opened.page.view.kind !== 'open') return redirectTo(base)
      const isDownload = new URL(request.url).searchParams.get('download') === '1'

      return renderCertificate({ ...(await openCertificate(opened)), base, nonce, isDownload })
    },
  })
}
