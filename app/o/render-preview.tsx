import { createNonce, createPageHeaders, renderHtml } from '#app/o/render-html.ts'
import { OfferPage, type OfferPageProps } from '#components/offer-page/offer-page.tsx'
import { readLogoUrl } from '#lib/domain/offer-publishing/links/api.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'

/** The candidate's page for members: the same document, whose links and forms do nothing. */
export async function renderPreview({ scope, view }: { scope: TenantScope; view: OfferPageProps['view'] }): Promise<Response> {
  const nonce = createNonce()
  const logoUrl = await readLogoUrl({ scope, file: view.document.brand.logo })
  const now = new Date().toISOString()
  const html = await renderHtml(<OfferPage view={view} base={null} step="read" logoUrl={logoUrl} nonce={nonce} now={now} />)

  return new Response(html, { headers: createPageHeaders({ nonce }) })
}
