import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Import } from '#scripts/structure/parse-source.ts'
import type { Rule, SourceTree } from '#scripts/structure/source-tree.ts'

/** Node runs worker, sandbox and scripts as they are written, so imports must be such that Node alone can follow them. */
export const checkImportForms: Rule = (tree) =>
  tree.files.flatMap((file) =>
    file.imports.flatMap((item) => {
      const problem = findProblem(tree, item)

      return problem ? [{ file: file.path, line: item.line, level: 'error' as const, message: `"${item.specifier}": ${problem}` }] : []
    }),
  )

function findProblem(tree: SourceTree, { specifier, target }: Import): string | null {
  if (specifier.startsWith('@/')) return 'there is no @/ here; write # and the path from the root, as in #lib/platform/env.ts.'
  if (target === null) return null
  if (!/\.[a-z]+$/.test(target)) return 'write the extension, as in #lib/platform/env.ts: Node runs this file as it is.'
  // Generated files need not be there when the check runs.
  if (target.startsWith('lib/platform/db/generated/')) return null

  return existsSync(path.join(tree.root, target)) ? null : 'there is no such file.'
}
