import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { writeFileAtomically } from '#scripts/atomic-file.ts'
import { CommandError, runCommand } from '#scripts/command-error.ts'
import { hashContent } from '#scripts/content-hash.ts'
import { runExclusively } from '#scripts/exclusive.ts'
import { packageFile, rootDir } from '#scripts/paths.ts'
import { quietTools, runTool } from '#scripts/run-tool.ts'

export const generatedClientDir = 'lib/platform/db/generated'
const stampFile = path.join(rootDir, generatedClientDir, '.stamp')

/** Makes the Prisma client when the schema or Prisma has changed since. Returns whether it did. */
export function generateClient(): Promise<boolean> {
  return runExclusively({
    lockFile: path.join(rootDir, '.cache', 'generate.lock'),
    run: async () => {
      const wanted = hashSchema()
      if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return false

      rmSync(stampFile, { force: true })
      const generated = await runTool({
        args: [packageFile('prisma/build/index.js'), 'generate'],
        // The engine binary is not on the package registry and generating does not run it: any existing file satisfies the
        // look for it. Set for this one call only, because other commands would then do nothing and report success.
        env: { ...process.env, ...quietTools, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
        output: 'keep',
      })
      if (generated.exitCode !== 0) throw new CommandError(`prisma generate failed:\n${generated.output.trimEnd()}`)
      writeFileAtomically(stampFile, wanted)

      return true
    },
  })
}

function hashSchema(): string {
  const prisma = readFileSync(packageFile('prisma/package.json'), 'utf8')

  return hashContent({
    root: rootDir,
    inputs: ['prisma/schema.prisma', 'prisma/models', 'prisma.config.ts'],
    extra: [JSON.parse(prisma).version],
  })
}

if (import.meta.main) {
  await runCommand(async () => {
    console.log((await generateClient()) ? 'Prisma client generated' : 'Prisma client is up to date')

    return 0
  })
}
