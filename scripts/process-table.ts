import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/**
 * A process, told apart from a later one that was given the same number: process ids are reused,
 * above all in containers, where a restart begins again at 1.
 */
export type ProcessIdentity = { pid: number; startedAt: string }

type ProcessRow = ProcessIdentity & { parentPid: number; groupId: number; isZombie: boolean }

const hasProcFilesystem = existsSync('/proc/self/stat')

/** What the system says of a process now, or null when there is none. A zombie is gone: it only waits for its parent. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  const row = readRow(pid)

  return row && !row.isZombie ? { pid: row.pid, startedAt: row.startedAt } : null
}

export function identifyParent(pid: number): ProcessIdentity | null {
  const row = readRow(pid)

  return row && identifyProcess(row.parentPid)
}

export function isSameProcessAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt
}

/** Living members of a process group: a killed leader can leave its own children behind. */
export function listProcessGroup(groupId: number): ProcessIdentity[] {
  return listPids()
    .map(readRow)
    .filter((row) => row !== null)
    .filter((row) => row.groupId === groupId && !row.isZombie)
    .map(({ pid, startedAt }) => ({ pid, startedAt }))
}

/** The command line, for telling whether a number from a stale pid file now belongs to a stranger. Null when unknown. */
export function readCommandLine(pid: number): string | null {
  try {
    if (hasProcFilesystem) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()

    return runPs(['-o', 'command=', '-p', String(pid)]).trim() || null
  } catch {
    return null
  }
}

/** Sends a signal; false when the process is gone already. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)

    return true
  } catch (error) {
    if (isErrno(error, 'ESRCH')) return false
    throw error
  }
}

/** Waits until the process is gone; false when it outlives the time. */
export async function waitUntilGone(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs

  while (isSameProcessAlive(identity)) {
    if (performance.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 25))
  }

  return true
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function listPids(): number[] {
  if (!hasProcFilesystem) return runPs(['-A', '-o', 'pid=']).split('\n').map(Number).filter(Boolean)

  return readdirSync('/proc').map(Number).filter(Boolean)
}

function readRow(pid: number): ProcessRow | null {
  if (!Number.isInteger(pid) || pid <= 0) return null

  return hasProcFilesystem ? readProcRow(pid) : readPsRow(pid)
}

let bootId: string | undefined

function readProcRow(pid: number): ProcessRow | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, parentPid, groupId] = fields
    bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()

    return {
      pid,
      parentPid: Number(parentPid),
      groupId: Number(groupId),
      isZombie: state === 'Z' || state === 'X',
      startedAt: `${bootId}:${fields[19]}`,
    }
  } catch {
    return null
  }
}

function readPsRow(pid: number): ProcessRow | null {
  const [parentPid, groupId, state, ...startedAt] = runPs(['-o', 'ppid=,pgid=,stat=,lstart=', '-p', String(pid)])
    .trim()
    .split(/\s+/)
  if (!parentPid || !groupId || !state) return null

  return { pid, parentPid: Number(parentPid), groupId: Number(groupId), isZombie: state.startsWith('Z'), startedAt: startedAt.join(' ') }
}

function runPs(args: string[]): string {
  return spawnSync('ps', args, { encoding: 'utf8' }).stdout ?? ''
}
