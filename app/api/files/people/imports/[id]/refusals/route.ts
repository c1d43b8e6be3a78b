import { giveRefusedRows } from '#app/api/files/give-refusals.ts'
import { peopleImportFiles } from '#lib/domain/people/imports/api.ts'

type RefusalsRouteContext = { params: Promise<{ id: string }> }

/** The rows that an import of people refused, as CSV. */
export async function GET(request: Request, { params }: RefusalsRouteContext): Promise<Response> {
  return giveRefusedRows(request, { files: peopleImportFiles, id: (await params).id })
}
