import { giveRefusedRows } from '#app/api/files/give-refusals.ts'
import { openJobImports } from '#lib/domain/open-jobs/imports/mutations.ts'

type RefusalsRouteContext = { params: Promise<{ id: string }> }

/** The rows that an import of open jobs refused, as CSV. */
export async function GET(request: Request, { params }: RefusalsRouteContext): Promise<Response> {
  return giveRefusedRows(request, { definition: openJobImports, id: (await params).id })
}
