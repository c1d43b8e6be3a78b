import { giveFile } from '#app/api/files/give-file.ts'
import { giveHireFile } from '#lib/pipeline/api/hire-files.ts'

type FileRouteContext = { params: Promise<{ id: string; fileId: string }> }

/** Gives a document of one new hire out. */
export async function GET(request: Request, { params }: FileRouteContext): Promise<Response> {
  const { id, fileId } = await params

  return giveFile(request, (context) => giveHireFile({ context, newHireId: id, fileId }))
}
