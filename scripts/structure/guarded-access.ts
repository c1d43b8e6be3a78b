import type { Import } from '#scripts/structure/parse-source.ts'
import type { Finding, Rule, SourceFile } from '#scripts/structure/source-tree.ts'

const environmentReaders = /^(lib\/platform\/env\.ts|sandbox\/env\.ts|scripts\/.*|tests\/.*|[^/]+\.config\.(ts|mjs))$/
const prismaUsers = /^(lib\/platform\/db\/.*|lib\/domain\/([a-z-]+\/){1,2}(queries|mutations)\.ts|tests\/.*)$/
const clientUsers = /^(lib\/platform\/.*|lib\/domain\/([a-z-]+\/){1,2}(queries|mutations)\.ts|tests\/.*)$/
const scopeMinters = /^(lib\/platform\/db\/.*|lib\/domain\/access\/.*|worker\/.*|tests\/.*)$/

/** Some things are taken in a few places only, because each place is a door somebody has to guard. */
export const checkGuardedAccess: Rule = ({ files }) => files.flatMap((file) => [...checkEnvironment(file), ...checkImports(file)])

function checkEnvironment(file: SourceFile): Finding[] {
  if (environmentReaders.test(file.path)) return []
  const reader = file.path.startsWith('sandbox/') ? 'sandbox/env.ts' : 'lib/platform/env.ts'

  return file.environmentReads.map((line) => ({
    file: file.path,
    line,
    level: 'error',
    message: `the environment is read and validated in ${reader} only; add the key there and take it from env().`,
  }))
}

function checkImports({ path, imports }: SourceFile): Finding[] {
  return imports.flatMap((item) => {
    const message = findProblem(path, item)

    return message ? [{ file: path, line: item.line, level: 'error' as const, message }] : []
  })
}

function findProblem(path: string, { specifier, target, names }: Import): string | null {
  const isPrisma = specifier.startsWith('@prisma/') || target?.startsWith('lib/platform/db/generated/') === true
  if (isPrisma && !prismaUsers.test(path)) {
    return 'Prisma is used only in lib/platform/db and in queries.ts and mutations.ts of a noun, where every query takes its tenant first.'
  }
  if (target === 'lib/platform/db/client.ts' && takes(names, 'db') && !clientUsers.test(path)) {
    return 'the database client without a tenant is for lib/platform, queries.ts and mutations.ts only.'
  }
  if (target === 'lib/platform/db/tenant.ts' && takes(names, 'mintTenantScope') && !scopeMinters.test(path)) {
    return 'a tenant scope is minted only by the gates in lib/domain/access, by resolveLookup and by the job runner in worker/. Take it as a parameter.'
  }

  return null
}

function takes(names: string[], name: string): boolean {
  return names.includes(name) || names.includes('*')
}
