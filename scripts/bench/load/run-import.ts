import { readFileSync } from 'node:fs'
import type { BenchApi, BenchStack } from '#scripts/bench/stack/bench-stack.ts'
import { type BenchConnection, type SandboxAccount, waitFor } from '#scripts/bench/stack/sandbox-account.ts'

export type ImportOptions = {
  bench: BenchStack
  api: BenchApi
  account: SandboxAccount
  connection: BenchConnection
  /** Offers that the sandbox makes first, without telling anybody. */
  count: number
  timeoutMs: number
}

export type ImportReport = { added: number; calls: number; seconds: number; peakMb: number }

/** Brings in everything of an account, counting included, and says what that took. */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const { bench, api, account, connection, count, timeoutMs } = options
  await account.control('bulk.create', { count })
  await bench.stack.processes.worker.restart()
  const startedAt = performance.now()
  const counted = await api.sweeps.count({ connectionId: connection.id, since: null })
  const memory = watchMemory(bench)
  try {
    const readState = async () => {
      const { items } = await api.sweeps.list({ connectionId: connection.id, trigger: 'Import' })
      const sweep = items.find(({ id }) => id === counted.id)
      if (!sweep) throw new Error('The import is not in the list of checks.')
      if (sweep.state === 'Failed' || sweep.state === 'Cancelled')
        throw new Error(`The import ended ${sweep.state}: ${sweep.error?.message}`)

      return sweep
    }
    await waitFor(async () => (await readState()).state === 'Counted', { what: 'the count', timeoutMs })
    await api.sweeps.import({ id: counted.id })
    await waitFor(async () => (await readState()).state === 'Done', { what: 'the import', timeoutMs })
    const seconds = (performance.now() - startedAt) / 1000
    const { added, calls } = await readState()
    if (added !== count) throw new Error(`Of ${count} offers ${added} came in.`)

    return { added, calls, seconds, peakMb: memory.read() }
  } finally {
    memory.stop()
  }
}

/** The most memory that the worker's processes held since they started, as the system counts it; NaN where the system does not tell. */
function watchMemory({ stack }: BenchStack): { read: () => number; stop: () => void } {
  let peakMb = Number.NaN
  const look = () => {
    const pid = stack.processes.worker.pid()
    const pids = pid === null ? [] : [pid, ...readChildren(pid)]
    const kilobytes = pids.reduce((sum, each) => sum + (readPeakKilobytes(each) ?? 0), 0)
    if (kilobytes > 0) peakMb = kilobytes / 1024
  }
  const timer = setInterval(look, 250)

  return {
    read: () => {
      look()

      return peakMb
    },
    stop: () => clearInterval(timer),
  }
}

function readPeakKilobytes(pid: number): number | null {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readProcess(pid, 'status')) ?? []

  return kilobytes === undefined ? null : Number(kilobytes)
}

function readChildren(pid: number): number[] {
  return readProcess(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number)
}

/** Empty for a process that ended, and where the system has no such files. */
function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
