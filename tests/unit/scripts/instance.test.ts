import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { acquireInstance } from '#scripts/instance.ts'
import { identifyProcess, isSameProcessAlive } from '#scripts/process-table.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'

const deadProcess = { pid: 999_999_999, startedAt: 'before' }

/** A process of its own group, as the programs are started. */
async function startSleeper(): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
  await once(child, 'spawn')
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  if (child.pid === undefined) throw new Error('The sleeper has no process id')

  return Object.assign(child, { pid: child.pid })
}

function writeRecord(dataDir: string, record: object): void {
  mkdirSync(path.join(dataDir, 'run'), { recursive: true })
  writeFileSync(path.join(dataDir, 'run', 'instance.json'), JSON.stringify({ launchers: [], appUrl: null, children: [], ...record }))
}

test('a second start in the same folder is told where the first one runs', async () => {
  const dataDir = createTemporaryFolder()
  const first = await acquireInstance(dataDir)
  first.recordUrl('http://localhost:3000')

  await expect(acquireInstance(dataDir)).rejects.toThrow(`already running in this folder at http://localhost:3000 (process ${process.pid})`)
  first.release()
  const second = await acquireInstance(dataDir)
  second.release()
})

test('children of an owner that was killed are stopped before the next start goes on', async () => {
  const dataDir = createTemporaryFolder()
  const child = await startSleeper()
  writeRecord(dataDir, { owner: deadProcess, children: [{ name: 'worker', process: identifyProcess(child.pid) }] })

  const instance = await acquireInstance(dataDir)
  expect(instance.stoppedOrphans).toEqual(['worker'])
  expect(identifyProcess(child.pid)).toBeNull()
  instance.release()
})

test('a stranger that was given the process id of a former child is left alone', async () => {
  const dataDir = createTemporaryFolder()
  const stranger = await startSleeper()
  writeRecord(dataDir, { owner: deadProcess, children: [{ name: 'worker', process: { pid: stranger.pid, startedAt: 'long ago' } }] })

  const instance = await acquireInstance(dataDir)
  expect(instance.stoppedOrphans).toEqual([])
  expect(identifyProcess(stranger.pid)).not.toBeNull()
  instance.release()
})

test('an owner whose npm was killed is stopped and replaced', async () => {
  const dataDir = createTemporaryFolder()
  const owner = await startSleeper()
  const identity = identifyProcess(owner.pid)
  if (!identity) throw new Error('The sleeper is not in the process table')
  writeRecord(dataDir, { owner: identity, launchers: [deadProcess] })

  const instance = await acquireInstance(dataDir)
  expect(isSameProcessAlive(identity)).toBe(false)
  instance.release()
})

test('of two starts that meet the same stale record exactly one gets the folder', async () => {
  const dataDir = createTemporaryFolder()
  writeRecord(dataDir, { owner: deadProcess })

  const outcomes = await Promise.allSettled([acquireInstance(dataDir), acquireInstance(dataDir)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
