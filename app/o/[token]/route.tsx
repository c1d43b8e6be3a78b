import { handleOffer, type OfferRoute } from '#app/o/handle-offer.tsx'
import { renderPage } from '#app/o/render-page.tsx'
import type { OfferPageProps } from '#components/offer-page/offer-page.tsx'
import { noteReading } from '#lib/domain/offer-publishing/links/api.ts'
import type { OfferPageView } from '#lib/domain/offer-publishing/versions/schema.ts'

/** The candidate's page: a document without any script. Opening it is the one thing that a GET writes down here. */
export function GET(request: Request, route: OfferRoute): Promise<Response> {
  return answer({ request, route, isReading: request.headers.get('sec-purpose') === null })
}

/** What a mail program looks at before anybody does is no reading. */
export function HEAD(request: Request, route: OfferRoute): Promise<Response> {
  return answer({ request, route, isReading: false })
}

function answer({ request, route, isReading }: { request: Request; route: OfferRoute; isReading: boolean }): Promise<Response> {
  return handleOffer({
    request,
    route,
    async respond({ opened, ...offer }) {
      if (isReading) await noteReading(opened)
      const notice = readNotice({ done: new URL(request.url).searchParams.get('done'), view: opened.page.view })

      return renderPage({ opened, ...offer, step: 'read', notice })
    },
  })
}

/** The address says what was done; it is told only where it was. */
function readNotice({ done, view }: { done: string | null; view: OfferPageView }): OfferPageProps['notice'] {
  if (view.kind !== 'open') return null
  if (done === 'asked') return view.messages.some(({ from }) => from === 'candidate') ? done : null
  if (done === 'accepted' || done === 'declined') return view.answer?.kind.toLowerCase() === done ? done : null

  return null
}
