import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import { z } from 'zod'
import { packageFile, rootDir } from '#scripts/paths.ts'
import { findFreePorts } from '#scripts/ports.ts'
import { waitUntil } from './wait.ts'

const { appUrl, dataDir, environments } = inject('faultStack')

export type ProcessName = 'web' | 'worker' | 'postgres'

const instanceSchema = z.object({ children: z.array(z.object({ name: z.string(), process: z.object({ pid: z.number() }) })) })

/** The process of the stack that has this part now. */
function readPid(name: ProcessName): number {
  if (name === 'postgres') return Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const { children } = instanceSchema.parse(JSON.parse(readFileSync(path.join(dataDir, 'run', 'instance.json'), 'utf8')))
  const found = children.find((child) => child.name === name)
  if (!found) throw new Error(`The stack has no ${name}.`)

  return found.process.pid
}

/** Our programs lead a group of their own, what they started included; PostgreSQL ends its own children. */
export function signal(name: ProcessName, signalName: NodeJS.Signals): void {
  const pid = readPid(name)
  process.kill(name === 'postgres' ? pid : -pid, signalName)
}

/** Kills a part as a crash does and waits until the stack has started it again. */
export async function killAndWait(name: ProcessName): Promise<void> {
  const pid = readPid(name)
  signal(name, 'SIGKILL')
  await waitUntil({
    what: `${name} runs again`,
    check: async () => readPid(name) !== pid && (name === 'worker' || (await fetch(`${appUrl}/api/health`)).ok),
  })
}

export type ExtraProgram = { url: string | null; kill: (signalName?: NodeJS.Signals) => Promise<void> }

type StartProgram = {
  name: 'web' | 'worker'
  /** `ulimit -f 0`: no file can grow, as on a full disk. */
  isDiskFull?: boolean
}

/** One more web or worker process beside those of the stack, on a port of its own. */
export async function startProgram({ name, isDiskFull = false }: StartProgram): Promise<ExtraProgram> {
  const [port = 0] = await findFreePorts(1)
  const program = name === 'web' ? [packageFile('next/dist/bin/next'), 'start', '-p', String(port)] : ['worker/index.ts']
  const command = [process.execPath, ...program]
  const [file = '', ...args] = isDiskFull ? ['sh', '-c', 'ulimit -f 0 && exec "$@"', 'sh', ...command] : command
  const env = { ...environments[name], ...(name === 'web' ? { PORT: String(port) } : {}) }
  // Its words go nowhere: where they are a file, the limit would meet them too.
  const child = spawn(file, args, { cwd: rootDir, env, detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const url = name === 'web' ? `http://127.0.0.1:${port}` : null
  await (url ? waitUntil({ what: 'the second web answers', check: async () => (await fetch(`${url}/api/health`)).ok }) : untilReady(child))

  return { url, kill: (signalName = 'SIGKILL') => killGroup(child, signalName) }
}

async function untilReady(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`The second worker ended with ${code}.`)))
  })
}

async function killGroup(child: ChildProcess, signalName: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-(child.pid ?? 0), signalName)
  await exited
}
