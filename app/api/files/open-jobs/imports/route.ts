import { takeImport } from '#app/api/files/take-import.ts'
import { openJobImports } from '#lib/domain/open-jobs/imports/mutations.ts'

/** Takes a CSV file of open jobs. */
export async function POST(request: Request): Promise<Response> {
  return takeImport(request, openJobImports)
}
