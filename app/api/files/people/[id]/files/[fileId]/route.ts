import { giveFile } from '#app/api/files/give-file.ts'
import { givePersonFile } from '#lib/domain/people/files/api.ts'

type FileRouteContext = { params: Promise<{ id: string; fileId: string }> }

/** Gives a document of one person out. */
export async function GET(request: Request, { params }: FileRouteContext): Promise<Response> {
  const { id, fileId } = await params

  return giveFile(request, (context) => givePersonFile({ context, personId: id, fileId }))
}
