import { takeImport } from '#app/api/files/take-import.ts'
import { openJobImportFiles } from '#lib/domain/open-jobs/imports/api.ts'

/** Takes a CSV file of open jobs. */
export async function POST(request: Request): Promise<Response> {
  return takeImport(request, openJobImportFiles)
}
