import { createPageHeaders, renderHtml } from '#app/o/render-html.ts'
import { CertificatePage } from '#components/offer-page/certificate-page.tsx'
import type { Certificate } from '#lib/domain/offer-publishing/answers/schema.ts'
import { createDownloadHeaders } from '#lib/platform/storage/download-headers.ts'

export type RenderCertificate = {
  certificate: Certificate
  logoUrl: string | null
  /** The address of the page that it belongs to; null where it stands alone. */
  base: string | null
  nonce: string
  /** As a file to keep, which names no address of a page. */
  isDownload: boolean
}

/** A certificate as a page or as one self-contained file. */
export async function renderCertificate({ base, nonce, isDownload, ...shown }: RenderCertificate): Promise<Response> {
  const html = await renderHtml(<CertificatePage {...shown} base={isDownload ? null : base} nonce={nonce} isStandalone={isDownload} />)
  if (!isDownload) return new Response(html, { headers: createPageHeaders({ nonce }) })

  const name = `offer-certificate-version-${shown.certificate.versionNumber}.html`
  const body = new TextEncoder().encode(html)

  return new Response(body, { headers: withoutTraces(createDownloadHeaders({ name, mediaType: 'text/html', bytes: body.byteLength })) })
}

/** What is given out by a link is in no index, and its address is told to nobody. */
export function withoutTraces(headers: Headers): Headers {
  headers.set('x-robots-tag', 'noindex, nofollow')
  headers.set('referrer-policy', 'same-origin')

  return headers
}
