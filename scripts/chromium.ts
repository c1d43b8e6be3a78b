import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { CommandError } from '#scripts/command-error.ts'
import { packageFile } from '#scripts/paths.ts'
import { runTool } from '#scripts/run-tool.ts'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const installTimeoutMs = 4 * 60_000
const isRoot = process.getuid?.() === 0

/**
 * Flags of a browser that tests alone: no calls home, no updates, and as root, where Chromium's own sandbox cannot
 * work, without it.
 */
export const chromiumArgs = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium that is here already: the given one, the system's, or Playwright's own. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new CommandError(`CHROMIUM_PATH says ${given}, but no file is there.`)
  }

  return [...systemPaths, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/** Finds a Chromium or installs one: by Playwright, else by apt-get where we are root on Debian. */
export async function ensureChromium(note: (line: string) => void): Promise<string> {
  const found = findChromium()
  if (found) return found

  note('No Chromium found, installing one with Playwright')
  await runTool({ args: [packageFile('@playwright/test/cli.js'), 'install', 'chromium'], output: 'keep', timeoutMs: installTimeoutMs })
  const installed = findChromium()
  if (installed && canRun(installed)) return installed

  if (isRoot && existsSync('/usr/bin/apt-get')) {
    note('Playwright could not, so apt-get installs Chromium')
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, { stdio: 'ignore', timeout: installTimeoutMs, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
  }
  const usable = systemPaths.find((path) => existsSync(path))
  if (usable) return usable
  throw new CommandError('The browser tests need Chromium and none could be installed. Install one, or say where it is with CHROMIUM_PATH.')
}

/** Playwright's Chromium can be there and still lack libraries of the system. */
function canRun(path: string): boolean {
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}
