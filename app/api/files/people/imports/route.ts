import { takeImport } from '#app/api/files/take-import.ts'
import { peopleImports } from '#lib/domain/people/imports/mutations.ts'

/** Takes a CSV file of people. */
export async function POST(request: Request): Promise<Response> {
  return takeImport(request, peopleImports)
}
