import { createNonce } from '#app/o/render-html.ts'
import { renderTrouble } from '#app/o/render-page.tsx'
import { type OpenedOffer, openOffer } from '#lib/domain/offer-publishing/links/api.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'

/** What Next gives a route under /o/[token]. */
export type OfferRoute = { params: Promise<{ token: string }> }

/** A request by an offer link that works. `base` is the address of the page. */
export type OfferRequest = { request: Request; opened: OpenedOffer; base: string; nonce: string }

export type HandleOffer = { request: Request; route: OfferRoute; respond: (offer: OfferRequest) => Promise<Response> }

/**
 * Opens the link of an address and answers a document, whatever happens: a link that leads nowhere is one page, whatever is wrong with it.
 * A form has to come from a page of this installation.
 */
export async function handleOffer({ request, route, respond }: HandleOffer): Promise<Response> {
  const nonce = createNonce()
  try {
    assertSameOrigin(request, { contentType: 'application/x-www-form-urlencoded' })
    const { token } = await route.params
    const opened = await openOffer({ token, headers: request.headers, isPost: request.method === 'POST' })

    return await respond({ request, opened, base: `/o/${token}`, nonce })
  } catch (error) {
    return renderTrouble({ error, nonce })
  }
}
