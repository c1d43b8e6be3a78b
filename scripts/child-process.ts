import { type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { ChildOutput } from '#scripts/child-output.ts'
import { rootDir } from '#scripts/paths.ts'
import { isErrno } from '#scripts/process-table.ts'
import type { ProcessExit, RunningProcess } from '#scripts/supervisor.ts'

type StartNodeProcessOptions = {
  /** Arguments of node: the script and its own. */
  args: string[]
  env: NodeJS.ProcessEnv
  output: ChildOutput
  /** `{type: 'ready'}` over IPC, or an address that must answer 200. */
  readiness: { by: 'message' } | { by: 'http'; url: string }
  stopTimeoutMs: number
}

const pollEveryMs = 50

/**
 * Starts one of our own programs in a process group of its own: a Ctrl-C in the terminal reaches us alone, and we stop
 * the parts in their order; what a killed program leaves behind goes with its group.
 */
export async function startNodeProcess(options: StartNodeProcessOptions): Promise<RunningProcess> {
  const { args, env, output, readiness, stopTimeoutMs } = options
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', readiness.by === 'message' ? 'ipc' : 'ignore']
  const child = spawn(process.execPath, args, { cwd: rootDir, env, detached: true, stdio })
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => output.accept('stdout', chunk))
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => output.accept('stderr', chunk))
  const exited = new Promise<ProcessExit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  const gone = new AbortController()
  void exited.then(() => gone.abort())
  const ready = Promise.withResolvers<void>()
  if (readiness.by === 'message') child.on('message', (message) => isReadyMessage(message) && ready.resolve())
  await once(child, 'spawn')
  const pid = child.pid ?? 0
  if (readiness.by === 'http') void waitUntilAnswers(readiness.url, gone.signal).then(ready.resolve, () => undefined)

  return {
    pid,
    exited,
    ready: ready.promise,
    tail: output.tail,
    kill: (signal) => signalGroup(pid, signal),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await Promise.race([exited, delay(stopTimeoutMs, undefined, { signal: gone.signal }).catch(() => undefined)])
      }
      signalGroup(pid, 'SIGKILL')
      await exited
    },
  }
}

/** Polls until the address answers 200. Rejects when the signal is given first. */
export async function waitUntilAnswers(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]), redirect: 'manual' })
      await response.body?.cancel()
      if (response.ok) return
    } catch {
      // Not listening yet, or cut off in the middle of starting: the next try tells.
    }
    await delay(pollEveryMs, undefined, { signal })
  }
}

function isReadyMessage(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready'
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (!isErrno(error, 'ESRCH')) throw error
  }
}
