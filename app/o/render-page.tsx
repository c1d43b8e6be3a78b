import { createPageHeaders, renderHtml } from '#app/o/render-html.ts'
import { ClosedPage } from '#components/offer-page/closed-page.tsx'
import { NeutralPage } from '#components/offer-page/neutral-page.tsx'
import { OfferPage, type OfferPageProps } from '#components/offer-page/offer-page.tsx'
import { TroublePage } from '#components/offer-page/trouble-page.tsx'
import { type OpenedOffer, readLogoUrl } from '#lib/domain/offer-publishing/links/api.ts'
import { type AppError, toAppError } from '#lib/platform/errors.ts'
import { statusOf } from '#lib/platform/http/api-error.ts'
import { log } from '#lib/platform/log.ts'

export type RenderPage = {
  opened: OpenedOffer
  base: string
  nonce: string
  step: OfferPageProps['step']
  form?: OfferPageProps['form']
  notice?: OfferPageProps['notice']
  status?: number
}

/** The page as it stands: the offer with the step that was asked for, or what a candidate reads while there is none. */
export async function renderPage({ opened, nonce, status = 200, ...rest }: RenderPage): Promise<Response> {
  const { scope, page } = opened
  const { view } = page
  const headers = createPageHeaders({ nonce })
  if (view.kind !== 'open') return new Response(await renderHtml(<ClosedPage view={view} nonce={nonce} />), { status, headers })

  const logoUrl = await readLogoUrl({ scope, file: view.document.brand.logo })
  const now = new Date().toISOString()
  const html = await renderHtml(<OfferPage view={view} {...rest} logoUrl={logoUrl} nonce={nonce} now={now} />)

  return new Response(html, { status, headers })
}

/** Nothing of the request is in it: one page for everything that a link can lack. */
export async function renderNeutral({ nonce }: { nonce: string }): Promise<Response> {
  return new Response(await renderHtml(<NeutralPage nonce={nonce} />), { status: 404, headers: createPageHeaders({ nonce }) })
}

/** What a candidate reads where a request went wrong. What nobody meant to happen is logged. */
export async function renderTrouble({ error, nonce }: { error: unknown; nonce: string }): Promise<Response> {
  const known = toAppError(error)
  if (known.code === 'link_invalid') return renderNeutral({ nonce })
  const status = statusOf(known)
  if (status === 500) log.error({ err: known.cause ?? known }, 'offer page failed')

  const headers = createPageHeaders({ nonce })
  if (known.retryAt) headers.set('retry-after', secondsUntil(known.retryAt))

  return new Response(await renderHtml(<TroublePage message={wordsOf(known)} nonce={nonce} />), { status, headers })
}

/** Words of ours speak to members; a candidate knows neither Handoff nor its address. */
function wordsOf({ code, userMessage }: AppError): string {
  if (code === 'forbidden') return 'This form was not sent from the offer page. Open the link from your mail again and fill it in there.'
  if (code === 'too_large') return 'That is more text than the page can take. Go back and shorten it.'
  if (code === 'rate_limited') return userMessage

  return 'The page cannot be shown at this moment. Nothing was lost: try again in a minute.'
}

function secondsUntil(instant: Date): string {
  return String(Math.max(1, Math.ceil((instant.getTime() - Date.now()) / 1000)))
}

/** Sends the browser on after a form, so that loading the page again sends nothing twice. */
export function redirectTo(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, 'cache-control': 'no-store', 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex, nofollow' },
  })
}
