import { type ChildProcess, fork } from 'node:child_process'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { log } from '#lib/platform/log.ts'

/** How it is told from the process that starts it. */
export const BULK_FLAG = '--bulk'
/** It gives way: what somebody waits for has the processor first. */
const NICENESS = 10
const RESTART_MS = 1_000

/**
 * Runs long work over many records in a process of its own: beside it in one process, an import of a hundred thousand records would make
 * every webhook wait for its turn many times over. It ends with this process, and starts again where it died. `ready` resolves at the
 * first time that it takes jobs, and rejects where it never got that far.
 */
export function startBulkProcess(): { ready: Promise<void>; stop: () => Promise<void> } {
  const ready = Promise.withResolvers<void>()
  let isStopping = false
  let child: ChildProcess | null = null

  const keepRunning = async () => {
    while (!isStopping) {
      child = launch()
      child.on('message', () => ready.resolve())
      const code = await new Promise<number | null>((resolve) => child?.once('exit', resolve))
      child = null
      ready.reject(new Error('The process for long work could not start.'))
      if (isStopping) return
      log.warn({ code }, 'process for long work ended and starts again')
      await sleep(RESTART_MS)
    }
  }
  const ended = keepRunning()

  return {
    ready: ready.promise,
    async stop() {
      isStopping = true
      child?.kill('SIGTERM')
      await ended
    },
  }
}

function launch(): ChildProcess {
  // Watching for changes is the parent's: it starts anew, and this with it.
  const execArgv = process.execArgv.filter((argument) => !argument.startsWith('--watch'))
  const child = fork(fileURLToPath(new URL('./index.ts', import.meta.url)), [BULK_FLAG], { execArgv, stdio: 'inherit' })
  try {
    if (child.pid) os.setPriority(child.pid, NICENESS)
  } catch (err) {
    log.debug({ err }, 'priority of long work could not be lowered')
  }

  return child
}
