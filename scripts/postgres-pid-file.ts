import { existsSync, readFileSync, rmSync } from 'node:fs'
import { identifyProcess, type ProcessIdentity, readCommandLine } from '#scripts/process-table.ts'

export type Postmaster = { process: ProcessIdentity; port: number }

/** Lines of postmaster.pid: process, data folder, start time, port, … The process must still be a PostgreSQL. */
export function readPostmaster(pidFile: string): Postmaster | null {
  const lines = readIfThere(pidFile)?.split('\n') ?? []
  const [pid = 0, , , port = 0] = lines.map(Number)
  const identity = isPostgres(pid) ? identifyProcess(pid) : null

  return identity && port > 0 ? { process: identity, port } : null
}

/**
 * PostgreSQL refuses to start while the process named in its pid file lives, even when that number has gone to a
 * program that has nothing to do with it, which is common after a restart of a container.
 */
export function removeForeignPidFile(pidFile: string): void {
  const pid = Number(readIfThere(pidFile)?.split('\n')[0])
  if (pid && identifyProcess(pid) && !isPostgres(pid)) rmSync(pidFile, { force: true })
}

function isPostgres(pid: number): boolean {
  return /postgres/.test(readCommandLine(pid) ?? '')
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
