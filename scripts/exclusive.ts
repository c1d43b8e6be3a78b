import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { identifyProcess, isErrno } from '#scripts/process-table.ts'

type RunExclusivelyOptions<Result> = {
  lockFile: string
  run: () => Promise<Result>
  /** Called once when another process is at it and this one has to wait. */
  onWait?: () => void
}

/** Runs something that two commands in one checkout must not do at the same time. The lock of a killed process counts as free. */
export async function runExclusively<Result>({ lockFile, run, onWait }: RunExclusivelyOptions<Result>): Promise<Result> {
  mkdirSync(path.dirname(lockFile), { recursive: true })
  const self = JSON.stringify(identifyProcess(process.pid))
  const draft = `${lockFile}.${process.pid}`
  let isWaiting = false

  for (;;) {
    writeFileSync(draft, self)
    try {
      linkSync(draft, lockFile)
      break
    } catch (error) {
      if (!isErrno(error, 'EEXIST')) throw error
    } finally {
      rmSync(draft, { force: true })
    }
    if (isHeld(lockFile)) {
      if (!isWaiting) onWait?.()
      isWaiting = true
      await delay(200)
    } else {
      rmSync(lockFile, { force: true })
    }
  }

  try {
    return await run()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

function isHeld(lockFile: string): boolean {
  try {
    const holder: unknown = JSON.parse(readFileSync(lockFile, 'utf8'))
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !('startedAt' in holder)) return false

    return typeof holder.pid === 'number' && identifyProcess(holder.pid)?.startedAt === holder.startedAt
  } catch {
    return false
  }
}
