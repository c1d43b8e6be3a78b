import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { rootDir } from '#scripts/paths.ts'
import { findFreePorts } from '#scripts/ports.ts'
import { identifyProcess } from '#scripts/process-table.ts'
import { withoutSettings } from '#scripts/settings.ts'
import { createTemporaryData } from '#scripts/temporary-data.ts'

/** `npm start`, as a person types it, in a data folder and on ports of its own. */
type Start = { child: ChildProcess; output: () => string; exited: Promise<number | null> }

const data = createTemporaryData()
const starts: Start[] = []
let ports = { web: 0, sandbox: 0 }

beforeAll(async () => {
  const [web = 0, sandbox = 0] = await findFreePorts(2)
  ports = { web, sandbox }
})

afterEach(async () => {
  for (const start of starts.splice(0)) await stop(start)
})

afterAll(() => data.remove())

function npmStart(settings: Record<string, string> = {}): Start {
  const own = { PORT: String(ports.web), SANDBOX_PORT: String(ports.sandbox), HANDOFF_DATA_DIR: data.dir }
  const child = spawn('npm', ['start'], {
    cwd: rootDir,
    env: { ...withoutSettings(process.env), ...own, ...settings, NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: string[] = []
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const start = { child, exited, output: () => chunks.join('') }
  starts.push(start)

  return start
}

async function untilRunning(start: Start): Promise<void> {
  while (!start.output().includes('Press Ctrl-C to stop')) {
    if (start.child.exitCode !== null) throw new Error(`npm start ended:\n${start.output()}`)
    await delay(50)
  }
}

/** What Ctrl-C in a terminal does: the whole foreground group gets the signal, and npm passes it on once more. */
async function stop(start: Start): Promise<void> {
  const owner = readInstance()?.owner.pid
  start.child.kill('SIGINT')
  if (owner && identifyProcess(owner)) process.kill(owner, 'SIGINT')
  await start.exited
  while (owner && identifyProcess(owner)) await delay(50)
}

const processSchema = z.object({ pid: z.number() })
const instanceSchema = z.object({ owner: processSchema, children: z.array(z.object({ name: z.string(), process: processSchema })) })

function readInstance(): z.infer<typeof instanceSchema> | null {
  try {
    return instanceSchema.parse(JSON.parse(readFileSync(path.join(data.dir, 'run', 'instance.json'), 'utf8')))
  } catch {
    return null
  }
}

function listProcesses(): Record<string, number> {
  const instance = readInstance()
  const children = instance?.children.map(({ name, process: { pid } }) => [name, pid] as const) ?? []
  const postgres = Number(readFileSync(path.join(data.dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

  return { ...Object.fromEntries(children), start: instance?.owner.pid ?? 0, postgres }
}

async function answers(port: number, route: string): Promise<number | null> {
  try {
    return (await fetch(`http://127.0.0.1:${port}${route}`)).status
  } catch {
    return null
  }
}

test('npm start prints where to go once it really answers, and Ctrl-C leaves nothing running', async () => {
  const start = npmStart()
  await untilRunning(start)

  expect(await answers(ports.web, '/api/health')).toBe(200)
  expect(await answers(ports.sandbox, '/health')).toBe(200)
  expect(start.output()).toMatch(new RegExp(`Handoff +http://localhost:${ports.web}\\n`))
  expect(start.output()).toMatch(/Sign in +admin@example\.com {2}\S{23} /)
  expect(start.output()).toMatch(new RegExp(`Sandbox +http://127\\.0\\.0\\.1:${ports.sandbox}\\n`))
  expect(start.output()).toMatch(/Ashby key +\S{20,} /)
  const processes = listProcesses()
  expect(Object.keys(processes).sort()).toEqual(['postgres', 'sandbox', 'start', 'web', 'worker'])

  await stop(start)
  expect(Object.values(processes).map(identifyProcess)).toEqual([null, null, null, null, null])
  expect(await answers(ports.web, '/api/health')).toBeNull()
})

test('a second start in the same folder says where the first one runs and leaves it alone', async () => {
  await untilRunning(npmStart())
  const second = npmStart()

  expect(await second.exited).toBe(1)
  expect(second.output()).toContain(`Handoff is already running in this folder at http://localhost:${ports.web}`)
  expect(await answers(ports.web, '/api/health')).toBe(200)
})

test.each([
  ['npm alone', (start: Start) => [start.child.pid ?? 0]],
  ['npm start alone, its programs living on', () => [listProcesses().start ?? 0]],
  ['everything', (start: Start) => [start.child.pid ?? 0, ...Object.values(listProcesses())]],
])('after kill -9 of %s the next start works, with the same data and the same login', async (_what, findVictims) => {
  const first = npmStart()
  await untilRunning(first)
  const before = listProcesses()
  for (const pid of findVictims(first)) process.kill(pid, 'SIGKILL')

  const second = npmStart()
  await untilRunning(second)
  expect(second.output()).toContain('An administrator is there already')
  expect(readSignIn(second)).toBe(readSignIn(first))
  expect(await answers(ports.web, '/api/health')).toBe(200)
  for (const name of ['start', 'web', 'worker', 'sandbox']) expect(identifyProcess(before[name] ?? 0)).toBeNull()
})

function readSignIn(start: Start): string | undefined {
  return /Sign in +(.*)/.exec(start.output())?.[1]
}

test('a given port that is taken is refused with what to do', async () => {
  const other = createServer().listen(ports.web)
  try {
    const start = npmStart()
    expect(await start.exited).toBe(1)
    expect(start.output()).toContain(`Handoff cannot use port ${ports.web}: something else listens there.`)
  } finally {
    other.close()
  }
})

test('production starts only with keys of its own', async () => {
  const start = npmStart({ HANDOFF_ENV: 'production' })

  expect(await start.exited).toBe(1)
  expect(start.output()).toMatch(/nothing is generated[\s\S]*ENCRYPTION_KEYS[\s\S]*NEXTAUTH_SECRET/)
})
