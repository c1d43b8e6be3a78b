import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type RunningSandbox, startSandbox } from '#sandbox/server.ts'

/** Every box that Handoff asks an admin to tick. */
export const allScopes = [
  'apiKeys:read',
  'apiKeys:write',
  'candidates:read',
  'offers:read',
  'offers:write',
  'hiringProcessMetadata:read',
  'organization:read',
  'jobs:read',
]

export type Answer = { status: number; headers: Headers; text: string; json: Record<string, unknown> | null }

export type SandboxAccount = {
  origin: string
  accountId: string
  apiKey: string
  /** A call of Ashby's API, made by hand so that nothing of our client stands between. */
  call: (operation: string, input: object, options?: { apiKey?: string | null }) => Promise<Answer>
  /** A call of the sandbox's own control API. */
  control: (name: string, input?: object) => Promise<Record<string, unknown>>
  createKey: (draft: { scopes?: string[]; confidential?: boolean }) => Promise<{ keyId: string; apiKey: string }>
}

export type OpenSandbox = {
  origin: string
  createAccount: (draft?: { approvals?: boolean; hasOpenings?: boolean; scenario?: 'company' | 'empty' }) => Promise<SandboxAccount>
  close: () => Promise<void>
}

type SandboxAddress = Pick<RunningSandbox, 'url' | 'controlToken'>

/** A sandbox that runs already. */
export function attachSandbox(sandbox: SandboxAddress): Pick<OpenSandbox, 'createAccount'> {
  return {
    async createAccount(draft) {
      const created = await control(sandbox, 'account.create', { name: 'Test company', scenario: 'company', ...draft })

      return openAccount(sandbox, z.object({ accountId: z.string(), apiKey: z.string() }).parse(created))
    },
  }
}

/** A sandbox of its own for one test file, with its state in a folder that goes with it. */
export async function openSandbox(): Promise<OpenSandbox> {
  const dataDir = mkdtempSync(join(tmpdir(), 'handoff-contract-'))
  const sandbox = await startSandbox({ port: 0, dataDir, retryFactor: 0 })

  return {
    origin: sandbox.url,
    ...attachSandbox(sandbox),
    async close() {
      await sandbox.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function openAccount(sandbox: SandboxAddress, { accountId, apiKey }: { accountId: string; apiKey: string }): SandboxAccount {
  return {
    origin: sandbox.url,
    accountId,
    apiKey,
    call: (operation, input, options) => call(sandbox.url, operation, input, options?.apiKey === undefined ? apiKey : options.apiKey),
    control: (name, input) => control(sandbox, name, { accountId, ...input }),
    async createKey(draft) {
      const created = await control(sandbox, 'key.create', { accountId, ...draft })

      return z.object({ keyId: z.string(), apiKey: z.string() }).parse(created)
    },
  }
}

async function call(origin: string, operation: string, input: object, apiKey: string | null): Promise<Answer> {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json; version=1' }
  if (apiKey !== null) headers.authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`

  const response = await fetch(`${origin}/${operation}`, { method: 'POST', headers, body: JSON.stringify(input) })
  const text = await response.text()

  return { status: response.status, headers: response.headers, text, json: parseJson(text) }
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    return null
  }
}

async function control(sandbox: SandboxAddress, name: string, input: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${sandbox.url}/control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${sandbox.controlToken}` },
    body: JSON.stringify(input),
  })
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(`control ${name}: ${JSON.stringify(body)}`)

  return z.record(z.string(), z.unknown()).parse(body)
}
