import { giveRefusedRows } from '#app/api/files/give-refusals.ts'
import { peopleImports } from '#lib/domain/people/imports/mutations.ts'

type RefusalsRouteContext = { params: Promise<{ id: string }> }

/** The rows that an import of people refused, as CSV. */
export async function GET(request: Request, { params }: RefusalsRouteContext): Promise<Response> {
  return giveRefusedRows(request, { definition: peopleImports, id: (await params).id })
}
