import { handleOffer, type OfferRoute } from '#app/o/handle-offer.tsx'
import { redirectTo, renderPage } from '#app/o/render-page.tsx'
import type { OfferPageView } from '#lib/domain/offer-publishing/versions/schema.ts'

export type ShowStep = { request: Request; route: OfferRoute; step: 'accept' | 'decline' | 'ask' }

/**
 * One step of the page, with its form. Where nothing can be answered any more the page itself says why. `?version=` is the version that was
 * read: whoever comes from an older one reads what changed first.
 */
export function showStep({ request, route, step }: ShowStep): Promise<Response> {
  return handleOffer({
    request,
    route,
    async respond(offer) {
      const { view } = offer.opened.page
      if (!canTake(view, step)) return redirectTo(offer.base)
      const read = new URL(request.url).searchParams.get('version')
      if (read !== null && read !== view.versionId) return renderPage({ ...offer, step: 'read', form: OUTDATED, status: 409 })

      return renderPage({ ...offer, step })
    },
  })
}

const OUTDATED = { values: {}, problem: 'The offer was updated after you opened it. Read what changed, then answer.', field: null }

type OpenView = Extract<OfferPageView, { kind: 'open' }>

/** Whether the page has a form for this step now. */
export function canTake(view: OfferPageView, step: ShowStep['step']): view is OpenView {
  if (view.kind !== 'open') return false

  return step === 'ask' || (view.answer === null && !view.hasExpired)
}
