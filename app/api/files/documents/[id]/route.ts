import { giveFile } from '#app/api/files/give-file.ts'
import { giveDocument } from '#lib/domain/documents/api.ts'

type DocumentRouteContext = { params: Promise<{ id: string }> }

/** Gives a document of the organization out. */
export async function GET(request: Request, { params }: DocumentRouteContext): Promise<Response> {
  const { id } = await params

  return giveFile(request, (context) => giveDocument({ context, id }))
}
