import { renderCertificate } from '#app/o/render-certificate.tsx'
import { createNonce } from '#app/o/render-html.ts'
import { createApiContext } from '#lib/domain/access/api.ts'
import { giveCertificate } from '#lib/domain/offer-publishing/answers/api.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { createErrorResponse } from '#lib/platform/http/api-error.ts'

type CertificateRoute = { params: Promise<{ answerId: string }> }

/** The certificate of an answer as a page, for members. `?organization=<slug>` stands in the address, since a link sends no headers. */
export async function GET(request: Request, { params }: CertificateRoute): Promise<Response> {
  const organizationSlug = new URL(request.url).searchParams.get('organization')
  const context = createApiContext({ headers: request.headers, canWrite: false, organizationSlug })
  try {
    const { answerId } = await params
    const shown = await giveCertificate({ context, answerId, isTaken: false })

    return renderCertificate({ ...shown, base: null, nonce: createNonce(), isDownload: false })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}

/** The same as one file to keep. A POST, because taking it is written down and a GET never writes. */
export async function POST(request: Request, { params }: CertificateRoute): Promise<Response> {
  const context = createApiContext({ headers: request.headers, canWrite: true })
  try {
    assertSameOrigin(request)
    const { answerId } = await params
    const shown = await giveCertificate({ context, answerId, isTaken: true })

    return renderCertificate({ ...shown, base: null, nonce: createNonce(), isDownload: true })
  } catch (error) {
    return createErrorResponse({ error, context })
  }
}
