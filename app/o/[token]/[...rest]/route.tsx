import { createNonce } from '#app/o/render-html.ts'
import { renderNeutral } from '#app/o/render-page.tsx'

/** No address below a link but those of the page: nothing is looked up, so the answer tells nothing of the link. */
export function GET(): Promise<Response> {
  return renderNeutral({ nonce: createNonce() })
}

export const POST = GET
