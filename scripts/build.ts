import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { writeFileAtomically } from '#scripts/atomic-file.ts'
import { CommandError, runCommand } from '#scripts/command-error.ts'
import { hashContent } from '#scripts/content-hash.ts'
import { runExclusively } from '#scripts/exclusive.ts'
import { generateClient, generatedClientDir } from '#scripts/generate.ts'
import { packageFile, rootDir } from '#scripts/paths.ts'
import { quietTools, runTool } from '#scripts/run-tool.ts'
import { abortOnSignals } from '#scripts/signals.ts'

const stampFile = path.join(rootDir, '.next', 'content-hash')

/** What no build is made of. Everything else counts, so that a new file or folder can never be forgotten. */
const noBuildInputs = new Set(['node_modules', 'tests', 'scripts', 'worker', 'sandbox', 'docs', 'test-results', 'playwright-report'])
const noBuildInputNames =
  /^\.(?!env)|^\.env\.example$|\.md$|\.tsbuildinfo$|\.log$|^(next-env\.d|playwright\.config|vitest\.config)\.ts$|^biome\.json$/

/**
 * Builds the web process when what it is made of differs from the last finished build, by content. The stamp goes before
 * a build begins and comes when it has succeeded, so neither a failed nor an interrupted build is ever served.
 * Returns whether it built.
 */
export function buildIfChanged({ onWait, signal }: { onWait?: () => void; signal?: AbortSignal } = {}): Promise<boolean> {
  return runExclusively({
    lockFile: path.join(rootDir, '.cache', 'build.lock'),
    onWait,
    run: async () => {
      await generateClient()
      const wanted = hashBuildInputs()
      if (isBuilt(wanted)) return false

      rmSync(stampFile, { force: true })
      const built = await runTool({
        args: [packageFile('next/dist/bin/next'), 'build'],
        env: { ...process.env, ...quietTools, NODE_ENV: 'production' },
        output: 'keep',
        signal,
      })
      if (built.exitCode !== 0) throw new CommandError(`The build failed:\n${built.output.trimEnd()}`)
      // The hash from before: what was edited meanwhile makes the next start build again.
      writeFileAtomically(stampFile, wanted)

      return true
    },
  })
}

function isBuilt(wanted: string): boolean {
  return existsSync(path.join(rootDir, '.next', 'BUILD_ID')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted
}

function hashBuildInputs(): string {
  return hashContent({
    root: rootDir,
    inputs: readdirSync(rootDir).filter((name) => !noBuildInputs.has(name) && !noBuildInputNames.test(name)),
    except: [generatedClientDir],
    extra: [process.version, process.platform, process.arch],
  })
}

if (import.meta.main) {
  await runCommand(async () => {
    console.log((await buildIfChanged({ signal: abortOnSignals() })) ? 'Built' : 'The build is up to date')

    return 0
  })
}
