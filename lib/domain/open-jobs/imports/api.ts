import { implementImports, serveImportFiles } from '#lib/domain/imports/api.ts'
import { openJobImportsContract } from './contract.ts'
import { openJobImports } from './mutations.ts'

export const openJobImportsApi = implementImports({ contract: openJobImportsContract, definition: openJobImports })
export const openJobImportFiles = serveImportFiles(openJobImports)
