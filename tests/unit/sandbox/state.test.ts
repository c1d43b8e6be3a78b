import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { startSandbox } from '#sandbox/server.ts'
import { callControl, openTestAccount, openTestSandbox } from './running-sandbox.ts'

// Real processes are started here, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const entryPoint = path.resolve(import.meta.dirname, '../../../sandbox/index.ts')

function spawnSandbox(environment: Record<string, string>) {
  return spawn(process.execPath, [entryPoint], {
    env: { ...process.env, LOG_LEVEL: 'info', SANDBOX_CONTROL_TOKEN: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Starts the real process on a free port and waits for the line that says where it answers. */
async function runSandbox(dataDir: string) {
  const child = spawnSandbox({ SANDBOX_PORT: '0', HANDOFF_DATA_DIR: dataDir })
  const [line] = await once(child.stdout, 'data')
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(String(line)))
  const controlToken = readFileSync(path.join(dataDir, 'sandbox', 'control-token'), 'utf8')

  return { child, target: { url, dataDir, controlToken, restart: async () => {}, close: async () => {} } }
}

describe('the state', () => {
  it('survives kill -9: what was answered is there after the next start, keys included', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'handoff-sandbox-'))
    const first = await runSandbox(dataDir)
    const account = await openTestAccount(first.target, { approvals: false })
    await account.control('bulk.create', { count: 20, emit: true })
    const before = await account.control('offer.dump')
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')

    const again = await runSandbox(dataDir)
    expect(await callControl(again.target, 'offer.dump', { accountId: account.accountId })).toEqual(before)
    again.child.kill('SIGTERM')
    expect(await once(again.child, 'exit')).toEqual([0, null])
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('keeps the default account and its key from start to start, in a file only its owner can read', async () => {
    const sandbox = await openTestSandbox()
    const file = path.join(sandbox.dataDir, 'sandbox', 'default-account.json')
    const before = readFileSync(file, 'utf8')
    await sandbox.restart()

    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(await callControl(sandbox, 'default-key', {})).toEqual(JSON.parse(before))
    expect(statSync(file).mode & 0o077).toBe(0)
    await sandbox.close()
  })

  it('gives each installation a key of its own', async () => {
    const [one, two] = await Promise.all([openTestSandbox(), openTestSandbox()])
    const keys = await Promise.all([one, two].map((sandbox) => callControl(sandbox, 'default-key', {})))
    await Promise.all([one.close(), two.close()])

    expect(keys[0]?.apiKey).not.toBe(keys[1]?.apiKey)
  })
})

describe('starting', () => {
  it('is refused in production with a message that says so', async () => {
    const child = spawnSandbox({ HANDOFF_ENV: 'production', SANDBOX_PORT: '0' })
    const [line] = await once(child.stderr, 'data')

    expect(await once(child, 'exit')).toEqual([1, null])
    expect(String(line)).toContain('does not run with HANDOFF_ENV=production')
  })

  it('names the taken port instead of failing obscurely', async () => {
    const sandbox = await openTestSandbox()
    const dataDir = mkdtempSync(path.join(tmpdir(), 'handoff-sandbox-'))
    const { port } = new URL(sandbox.url)
    const child = spawnSandbox({ SANDBOX_PORT: port, HANDOFF_DATA_DIR: dataDir })
    const [line] = await once(child.stderr, 'data')
    await once(child, 'exit')

    expect(String(line)).toContain(`Port ${port} is taken`)
    await expect(startSandbox({ port: Number(port), dataDir })).rejects.toThrow()
    await sandbox.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
})
