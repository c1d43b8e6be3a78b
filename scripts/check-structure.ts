import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { envSchema } from '#lib/platform/env.ts'
import { runCommand } from '#scripts/command-error.ts'
import { rootDir } from '#scripts/paths.ts'
import { checkCycles } from '#scripts/structure/cycles.ts'
import { checkEnvExample } from '#scripts/structure/env-example.ts'
import { checkFileNames } from '#scripts/structure/file-names.ts'
import { checkGuardedAccess } from '#scripts/structure/guarded-access.ts'
import { checkImportForms } from '#scripts/structure/import-forms.ts'
import { checkLayers } from '#scripts/structure/layers.ts'
import { checkSizes } from '#scripts/structure/sizes.ts'
import { type Finding, type Rule, readSourceTree } from '#scripts/structure/source-tree.ts'

const rules: Rule[] = [checkLayers, checkImportForms, checkCycles, checkFileNames, checkGuardedAccess, checkSizes]

/** What is wrong with the structure of a checkout. There is no list of exceptions: a rule that does not fit is changed for all. */
export function checkStructure(root: string): Finding[] {
  const tree = readSourceTree(root)

  return rules.flatMap((rule) => rule(tree)).sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line)
}

export function formatFinding({ file, line, level, message }: Finding): string {
  return `${file}:${line}  ${level}: ${message}`
}

/** The structure of this checkout, its `.env.example` included. */
export function checkThisStructure(): Finding[] {
  const example = path.join(rootDir, '.env.example')
  const text = existsSync(example) ? readFileSync(example, 'utf8') : ''

  return [...checkStructure(rootDir), ...checkEnvExample({ text, keys: Object.keys(envSchema.shape) })]
}

if (import.meta.main) {
  await runCommand(async () => {
    const findings = checkThisStructure()
    for (const finding of findings) console.log(formatFinding(finding))

    return findings.some(({ level }) => level === 'error') ? 1 : 0
  })
}
