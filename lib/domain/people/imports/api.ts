import { implementImports, serveImportFiles } from '#lib/domain/imports/api.ts'
import { peopleImportsContract } from './contract.ts'
import { peopleImports } from './mutations.ts'

export const peopleImportsApi = implementImports({ contract: peopleImportsContract, definition: peopleImports })
export const peopleImportFiles = serveImportFiles(peopleImports)
