import { expect, test } from 'vitest'
import { type ProcessExit, type RunningProcess, type SupervisorEvent, supervise } from '#scripts/supervisor.ts'

type FakeRun = { running: RunningProcess; becomeReady: () => void; die: (exit?: Partial<ProcessExit>) => void }

/** Processes that are ready and die when the test says so. */
function createFakeProcesses() {
  const runs: FakeRun[] = []
  const start = async () => {
    const exited = Promise.withResolvers<ProcessExit>()
    const ready = Promise.withResolvers<void>()
    const die = (exit: Partial<ProcessExit> = {}) => exited.resolve({ code: null, signal: null, ...exit })
    const running: RunningProcess = {
      pid: runs.length + 1,
      exited: exited.promise,
      ready: ready.promise,
      tail: () => ['last words'],
      kill: (signal) => die({ signal }),
      stop: async () => die({ code: 0 }),
    }
    runs.push({ running, die, becomeReady: () => ready.resolve() })

    return running
  }

  return { runs, start }
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve))
}

test('a process that dies is started again, with pauses that double', async () => {
  const { runs, start } = createFakeProcesses()
  const events: SupervisorEvent[] = []
  const part = supervise({ name: 'worker', start, onEvent: (event) => events.push(event), restartFirstMs: 1 })

  for (let round = 0; round < 4; round++) {
    await until(() => runs.length === round + 1)
    runs[round]?.becomeReady()
    await part.waitUntilReady()
    if (round < 3) runs[round]?.die({ code: 7 })
  }
  const deaths = events.filter((event) => event.type === 'died')
  expect(deaths.map(({ restartInMs }) => restartInMs)).toEqual([1, 2, 4])
  expect(deaths[0]).toMatchObject({ reason: 'it ended with exit code 7', tail: ['last words'] })
  expect(part.pid()).toBe(4)
  await part.stop()
  expect(runs).toHaveLength(4)
})

test('a process that dies before it was ever ready is reported with its last words and not repeated', async () => {
  const { runs, start } = createFakeProcesses()
  const part = supervise({ name: 'web', start, restartFirstMs: 1 })
  await until(() => runs.length === 1)
  runs[0]?.die({ code: 1 })

  await expect(part.firstReady).rejects.toThrow('web did not start: it ended with exit code 1\n  last words')
  expect(runs).toHaveLength(1)
})

test('a process that does not answer in time is stopped and reported', async () => {
  const { start } = createFakeProcesses()
  const part = supervise({ name: 'web', start, readyTimeoutMs: 5 })

  await expect(part.firstReady).rejects.toThrow('it did not answer within')
})

test('after a kill, waiting for readiness means the next run and not the one before', async () => {
  const { runs, start } = createFakeProcesses()
  const part = supervise({ name: 'worker', start, restartFirstMs: 1 })
  await until(() => runs.length === 1)
  runs[0]?.becomeReady()
  await part.firstReady

  part.kill('SIGKILL')
  let isReadyAgain = false
  const again = part.waitUntilReady().then(() => {
    isReadyAgain = true
  })
  await until(() => runs.length === 2)
  expect(isReadyAgain).toBe(false)
  runs[1]?.becomeReady()
  await again
  await part.stop()
})

test('a restart that was asked for is neither delayed nor reported as a crash', async () => {
  const { runs, start } = createFakeProcesses()
  const events: SupervisorEvent[] = []
  const part = supervise({ name: 'worker', start, onEvent: (event) => events.push(event), restartFirstMs: 60_000 })
  await until(() => runs.length === 1)
  runs[0]?.becomeReady()
  await part.firstReady

  const restarted = part.restart()
  await until(() => runs.length === 2)
  runs[1]?.becomeReady()
  await restarted
  expect(events.map(({ type }) => type)).toEqual(['started', 'ready', 'started', 'ready'])
  await part.stop()
})

test('stopping ends the pause before a restart', async () => {
  const { runs, start } = createFakeProcesses()
  let isWaiting = false
  const onEvent = (event: SupervisorEvent) => {
    if (event.type === 'died') isWaiting = true
  }
  const part = supervise({ name: 'worker', start, onEvent, restartFirstMs: 60_000 })
  await until(() => runs.length === 1)
  runs[0]?.becomeReady()
  await part.firstReady
  runs[0]?.die({ code: 1 })
  await until(() => isWaiting)

  await part.stop()
  expect(runs).toHaveLength(1)
})
