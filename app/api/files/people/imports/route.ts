import { takeImport } from '#app/api/files/take-import.ts'
import { peopleImportFiles } from '#lib/domain/people/imports/api.ts'

/** Takes a CSV file of people. */
export async function POST(request: Request): Promise<Response> {
  return takeImport(request, peopleImportFiles)
}
