import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { startSandbox } from '#sandbox/server.ts'

export type ApiAnswer = { status: number; headers: Headers; text: string; body: z.infer<typeof answerSchema> }
export type TestSandbox = {
  url: string
  dataDir: string
  controlToken: string
  /** Stops the server and starts it again on the same state. */
  restart: () => Promise<void>
  close: () => Promise<void>
}
export type TestAccount = {
  accountId: string
  apiKey: string
  call: (operation: string, body?: object, options?: { key?: string; headers?: Record<string, string> }) => Promise<ApiAnswer>
  control: (name: string, body?: object) => Promise<ControlAnswer>
}
type ControlAnswer = z.infer<typeof looseSchema>

const looseSchema = z.record(z.string(), z.unknown())
const answerSchema = z.looseObject({
  success: z.boolean().optional(),
  results: z.unknown().optional(),
  errors: z.array(z.unknown()).optional(),
  errorInfo: z.looseObject({ code: z.string(), message: z.string() }).nullish(),
  moreDataAvailable: z.boolean().optional(),
  nextCursor: z.string().optional(),
  syncToken: z.string().optional(),
})

/** A sandbox on a free port with a state folder of its own. */
export async function openTestSandbox({ retryFactor = 0 }: { retryFactor?: number } = {}): Promise<TestSandbox> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'handoff-sandbox-'))
  let running = await startSandbox({ port: 0, dataDir, retryFactor })

  return {
    get url() {
      return running.url
    },
    dataDir,
    controlToken: running.controlToken,
    async restart() {
      await running.close()
      running = await startSandbox({ port: 0, dataDir, retryFactor })
    },
    async close() {
      await running.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** An account of its own for one test, so that tests do not meet. */
export async function openTestAccount(sandbox: TestSandbox, draft: object = {}): Promise<TestAccount> {
  const created = await callControl(sandbox, 'account.create', { name: 'Test company', scenario: 'empty', ...draft })
  const { accountId, apiKey } = z.object({ accountId: z.string(), apiKey: z.string() }).parse(created)

  return {
    accountId,
    apiKey,
    call: (operation, body = {}, options = {}) =>
      callApi(sandbox, { operation, body, key: options.key ?? apiKey, headers: options.headers }),
    control: (name, body = {}) => callControl(sandbox, name, { accountId, ...body }),
  }
}

export async function callControl(sandbox: TestSandbox, name: string, body: object): Promise<ControlAnswer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${sandbox.controlToken}` }
  const response = await fetch(`${sandbox.url}/control/${name}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = looseSchema.parse(await response.json())
  if (!response.ok) throw new Error(`control ${name} answered ${response.status}: ${JSON.stringify(answer)}`)

  return answer
}

type ApiCall = { operation: string; body: object; key: string; headers?: Record<string, string> }

async function callApi(sandbox: TestSandbox, { operation, body, key, headers = {} }: ApiCall): Promise<ApiAnswer> {
  const response = await fetch(`${sandbox.url}/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`, ...headers },
    body: JSON.stringify(body),
  })
  const text = await response.text()

  return {
    status: response.status,
    headers: response.headers,
    text,
    body: answerSchema.parse(text.startsWith('{') ? JSON.parse(text) : {}),
  }
}
