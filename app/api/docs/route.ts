import { renderReference } from '#app/api/docs/render-reference.ts'
import { readOpenApiDocument } from '#app/api/v1/openapi-document.ts'

// Made when it is asked for: it names the address of this installation, which a build does not know.
export const dynamic = 'force-dynamic'

/** The API's reference: a document without any script, made from the same description as /api/v1/openapi.json. */
export async function GET(): Promise<Response> {
  return new Response(String(await renderReference(await readOpenApiDocument())), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
