import { giveRefusedRows } from '#app/api/files/give-refusals.ts'
import { openJobImportFiles } from '#lib/domain/open-jobs/imports/api.ts'

type RefusalsRouteContext = { params: Promise<{ id: string }> }

/** The rows that an import of open jobs refused, as CSV. */
export async function GET(request: Request, { params }: RefusalsRouteContext): Promise<Response> {
  return giveRefusedRows(request, { files: openJobImportFiles, id: (await params).id })
}
