import { CommandError } from '#scripts/command-error.ts'

/** How a process ended: its exit code or the signal that killed it. */
export type ProcessExit = { code: number | null; signal: NodeJS.Signals | null }

/** One run of a process, from its start to its end. */
export type RunningProcess = {
  pid: number
  exited: Promise<ProcessExit>
  /** Resolves when the process really answers. Need not settle when it dies first. */
  ready: Promise<void>
  /** Asks it to stop and insists after its time is over. */
  stop: () => Promise<void>
  kill: (signal: NodeJS.Signals) => void
  /** The last lines it wrote. */
  tail: () => string[]
}

export type SupervisorEvent =
  | { type: 'started'; name: string; pid: number }
  | { type: 'ready'; name: string; isRestart: boolean }
  /** It ended on its own, or did not come up again; it is started again after the pause. */
  | { type: 'died'; name: string; reason: string; tail: string[]; restartInMs: number }

export type SupervisedProcess = {
  name: string
  pid: () => number | null
  /** Resolves at the first readiness; rejects when the process does not get that far. */
  firstReady: Promise<void>
  /** Resolves when the process answers, now or after the restart that is under way. */
  waitUntilReady: () => Promise<void>
  /** For tests and for a forced stop: the process dies, the supervisor notices and starts it again. */
  kill: (signal: NodeJS.Signals) => void
  restart: () => Promise<void>
  stop: () => Promise<void>
}

export type SuperviseOptions = {
  name: string
  start: () => Promise<RunningProcess>
  onEvent?: (event: SupervisorEvent) => void
  readyTimeoutMs?: number
  restartFirstMs?: number
  restartLastMs?: number
  /** A process that lived this long begins again with the shortest pause. */
  settledAfterMs?: number
}

type State = {
  current: RunningProcess | null
  isReady: boolean
  hasBeenReady: boolean
  /** A restart that was asked for is no crash: it is neither reported nor delayed. */
  isRestartAsked: boolean
  /** Settles with the readiness of the run that is on or comes next. */
  readiness: PromiseWithResolvers<void>
  stopping: AbortController
}

type RunEnd = { reason: string; tail: string[]; livedMs: number; error?: unknown }

/**
 * Keeps one process running: starts it, waits until it answers, starts it again when it dies, first at once and then
 * with doubling pauses. A process that never got ready the first time is a fault to report, not to repeat.
 */
export function supervise(options: SuperviseOptions): SupervisedProcess {
  const state: State = {
    current: null,
    isReady: false,
    hasBeenReady: false,
    isRestartAsked: false,
    readiness: createReadiness(),
    stopping: new AbortController(),
  }
  const firstReady = state.readiness.promise
  const finished = keepRunning(options, state)

  return {
    name: options.name,
    pid: () => state.current?.pid ?? null,
    firstReady,
    waitUntilReady: () => state.readiness.promise,
    kill: (signal) => {
      markDown(state)
      state.current?.kill(signal)
    },
    restart: async () => {
      state.isRestartAsked = true
      markDown(state)
      await state.current?.stop()
      await state.readiness.promise
    },
    stop: async () => {
      state.stopping.abort()
      markDown(state)
      await state.current?.stop()
      await finished
      state.readiness.reject(new Error(`${options.name} was stopped`))
    },
  }
}

export function describeExit({ code, signal }: ProcessExit): string {
  return signal ? `it was killed by ${signal}` : `it ended with exit code ${code}`
}

/** Killed from outside: its last words have nothing to do with it. */
function isKilled({ signal }: ProcessExit): boolean {
  return signal === 'SIGKILL' || signal === 'SIGTERM' || signal === 'SIGINT'
}

async function keepRunning(options: SuperviseOptions, state: State): Promise<void> {
  const { name, onEvent, restartFirstMs = 200, restartLastMs = 30_000, settledAfterMs = 10_000 } = options
  let pauseMs = restartFirstMs

  for (;;) {
    const end = await runOnce(options, state)
    const { reason, tail, livedMs } = end
    if (state.stopping.signal.aborted) return
    if (!state.hasBeenReady) return state.readiness.reject(explainFailedStart(name, end))
    if (state.isRestartAsked) {
      state.isRestartAsked = false
      continue
    }

    if (livedMs > settledAfterMs) pauseMs = restartFirstMs
    onEvent?.({ type: 'died', name, reason, tail, restartInMs: pauseMs })
    await pause(pauseMs, state.stopping.signal)
    if (state.stopping.signal.aborted) return
    pauseMs = Math.min(pauseMs * 2, restartLastMs)
  }
}

async function runOnce({ name, start, onEvent, readyTimeoutMs = 60_000 }: SuperviseOptions, state: State): Promise<RunEnd> {
  const startedAt = performance.now()
  let running: RunningProcess | null = null

  try {
    running = await start()
    state.current = running
    onEvent?.({ type: 'started', name, pid: running.pid })
    if (!state.stopping.signal.aborted) await waitForReadiness(running, readyTimeoutMs)
    onEvent?.({ type: 'ready', name, isRestart: state.hasBeenReady })
    markUp(state)
    const exit = await running.exited

    return { reason: describeExit(exit), tail: isKilled(exit) ? [] : running.tail(), livedMs: performance.now() - startedAt }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error), tail: running?.tail() ?? [], livedMs: 0, error }
  } finally {
    // Also after its death: whatever it had started itself must not outlive it.
    await running?.stop()
    state.current = null
    markDown(state)
  }
}

function explainFailedStart(name: string, { error, reason, tail }: RunEnd): CommandError {
  if (error instanceof CommandError) return error

  return new CommandError([`${name} did not start: ${reason}`, ...tail.map((line) => `  ${line}`)].join('\n'))
}

async function waitForReadiness(running: RunningProcess, timeoutMs: number): Promise<void> {
  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(() => timeout.reject(new Error(`it did not answer within ${timeoutMs / 1000} s`)), timeoutMs)
  const died = running.exited.then((exit) => Promise.reject(new Error(describeExit(exit))))
  died.catch(() => undefined)

  try {
    await Promise.race([running.ready, died, timeout.promise])
  } finally {
    clearTimeout(timer)
  }
}

function createReadiness(): PromiseWithResolvers<void> {
  const readiness = Promise.withResolvers<void>()
  // Nobody has to wait for it.
  readiness.promise.catch(() => undefined)

  return readiness
}

function markUp(state: State): void {
  state.isReady = true
  state.hasBeenReady = true
  state.readiness.resolve()
}

function markDown(state: State): void {
  if (!state.isReady) return
  state.isReady = false
  state.readiness = createReadiness()
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, delayMs)
    signal.addEventListener('abort', finish)
  })
}
