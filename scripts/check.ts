import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { checkThisStructure, formatFinding } from '#scripts/check-structure.ts'
import { CommandError, runCommand } from '#scripts/command-error.ts'
import { generateClient } from '#scripts/generate.ts'
import { packageFile, rootDir } from '#scripts/paths.ts'
import { quietTools, runTool } from '#scripts/run-tool.ts'
import { abortOnSignals } from '#scripts/signals.ts'
import { createStepReporter, type StepReporter } from '#scripts/steps.ts'

type CheckOptions = { steps: StepReporter; signal?: AbortSignal }

/**
 * Format, lint, structure and types. All of them run to their end, so that one call shows everything.
 * @throws CommandError with all that was found.
 */
export async function checkAll({ steps, signal }: CheckOptions): Promise<void> {
  await generateClient()
  const check = (title: string, find: () => Promise<string>) =>
    steps.step(title, async (describe) => {
      const problem = await find()
      if (problem !== '') describe(`${title}: failed, see below`)

      return problem
    })
  const problems = await Promise.all([
    check('Format and lint', () => runBiome(signal)),
    check('Structure', async () => inspectStructure(steps)),
    check('Types', () => checkTypes(signal)),
  ])
  const found = problems.filter((problem) => problem !== '')
  if (found.length > 0) throw new CommandError(found.join('\n\n'))
}

async function runBiome(signal: AbortSignal | undefined): Promise<string> {
  const { exitCode, output } = await runTool({
    args: [packageFile('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off', '.'],
    output: 'keep',
    signal,
  })

  return exitCode === 0 ? '' : `${output.trimEnd()}\n"npm run format" mends what can be mended by itself.`
}

function inspectStructure(steps: StepReporter): string {
  const findings = checkThisStructure()
  for (const finding of findings) if (finding.level === 'warning') steps.note(formatFinding(finding))

  return findings
    .filter(({ level }) => level === 'error')
    .map(formatFinding)
    .join('\n')
}

/** Next describes its routes in types of their own, made here so that they fit the pages of this moment. */
async function checkTypes(signal: AbortSignal | undefined): Promise<string> {
  // Left by hot reload: these would speak of pages that have gone since.
  if (!existsSync(path.join(rootDir, '.next', 'dev', 'lock')))
    rmSync(path.join(rootDir, '.next', 'dev', 'types'), { recursive: true, force: true })
  const routes = await runTool({
    args: [packageFile('next/dist/bin/next'), 'typegen'],
    env: { ...process.env, ...quietTools },
    output: 'keep',
    signal,
  })
  if (routes.exitCode !== 0) return routes.output.trimEnd()
  const { exitCode, output } = await runTool({
    args: [packageFile('typescript/bin/tsc'), '--noEmit', '--pretty', 'false'],
    output: 'keep',
    signal,
  })

  return exitCode === 0 ? '' : output.trimEnd()
}

if (import.meta.main) {
  await runCommand(async () => {
    await checkAll({ steps: createStepReporter(), signal: abortOnSignals() })

    return 0
  })
}
