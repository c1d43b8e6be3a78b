import { readOpenApiDocument } from '#app/api/v1/openapi-document.ts'

// Made when it is asked for: it names the address of this installation, which a build does not know.
export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return Response.json(await readOpenApiDocument(), { headers: { 'cache-control': 'no-cache' } })
}
