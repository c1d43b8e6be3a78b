import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { stopLeftovers } from '#scripts/instance.ts'
import { stopPostgresIn } from '#scripts/postgres.ts'
import { identifyProcess, isSameProcessAlive } from '#scripts/process-table.ts'

const prefix = 'handoff-test-'
const ownerFile = 'owner.json'
const ownerSchema = z.object({ pid: z.number(), startedAt: z.string() })

/** A data folder for one test run. Its caller removes it once nothing runs in it any more. */
export function createTemporaryData(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(path.join(os.tmpdir(), prefix))
  // The database runs as another user when we are root and has to get in; what is secret inside has its own rights.
  chmodSync(dir, 0o711)
  writeFileSync(path.join(dir, ownerFile), JSON.stringify(identifyProcess(process.pid)))

  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** Stops and removes what test runs left behind that were killed before they could clean up. */
export async function removeAbandonedData(): Promise<void> {
  const dirs = readdirSync(os.tmpdir()).filter((name) => name.startsWith(prefix))

  for (const dir of dirs.map((name) => path.join(os.tmpdir(), name))) {
    if (!isAbandoned(dir)) continue
    await stopLeftovers(dir)
    await stopPostgresIn(path.join(dir, 'postgres'))
    rmSync(dir, { recursive: true, force: true })
  }
}

function isAbandoned(dir: string): boolean {
  try {
    return !isSameProcessAlive(ownerSchema.parse(JSON.parse(readFileSync(path.join(dir, ownerFile), 'utf8'))))
  } catch {
    // Somebody else's, or in the middle of being made.
    return false
  }
}
