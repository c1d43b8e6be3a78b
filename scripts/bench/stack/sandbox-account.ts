import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { BenchApi, BenchStack } from '#scripts/bench/stack/bench-stack.ts'

export type SandboxAccount = {
  apiKey: string
  /** A call of the sandbox's own control API. */
  control: (name: string, input?: object) => Promise<Record<string, unknown>>
}

/** An empty account of the sandbox, with one open job. */
export async function createAccount({ stack }: Pick<BenchStack, 'stack'>): Promise<SandboxAccount & { jobId: string }> {
  const post = async (name: string, input: object) => {
    const response = await fetch(`${stack.sandboxUrl}/control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${stack.controlToken}` },
      body: JSON.stringify(input),
    })
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${name}: ${await response.text()}`)

    return z.record(z.string(), z.unknown()).parse(await response.json())
  }
  const created = await post('account.create', { name: 'Bench', scenario: 'empty', approvals: true })
  const { accountId, apiKey } = z.object({ accountId: z.string(), apiKey: z.string() }).parse(created)
  const control = (name: string, input: object = {}) => post(name, { accountId, ...input })
  const { id } = z.looseObject({ id: z.string() }).parse(await control('job.create', { title: 'Field Engineer' }))

  return { apiKey, control, jobId: id }
}

export type BenchConnection = { id: string; endpoint: { requestUrl: string; secretToken: string } }

/**
 * Connects an account, waits until it stands and its first check is done, and lets no other check come in between. Returns the endpoint of
 * Offer Update: where a sender of our own posts to.
 */
export async function connect({ api, account }: { api: BenchApi; account: SandboxAccount }): Promise<BenchConnection> {
  const { id } = await api.connections.create({ environment: 'Sandbox', name: 'Bench', apiKey: account.apiKey })
  await api.connections.configure({ id, events: ['offerCreate', 'offerUpdate'] })
  await waitFor(async () => (await api.connections.get({ id })).state === 'Connected', {
    what: 'the account to connect',
    timeoutMs: 60_000,
  })
  await api.doctor.setSchedule({ id, everyMinutes: 1440 })
  const isChecked = async () => (await api.sweeps.latest()).some((sweep) => sweep.connectionId === id && sweep.state === 'Done')
  await waitFor(isChecked, { what: 'the first check', timeoutMs: 60_000 })
  const schema = z.object({
    webhooks: z.array(z.looseObject({ webhookType: z.string(), requestUrl: z.string(), secretToken: z.string() })),
  })
  const { webhooks } = schema.parse(await account.control('webhook.list'))
  const endpoint = webhooks.find(({ webhookType }) => webhookType === 'offerUpdate')
  if (!endpoint) throw new Error('The sandbox has no webhook for Offer Update.')

  return { id, endpoint }
}

/** Looks every 200 ms until it is so. */
export async function waitFor(isSo: () => Promise<boolean>, { what, timeoutMs }: { what: string; timeoutMs: number }): Promise<void> {
  const endsAt = performance.now() + timeoutMs
  while (!(await isSo())) {
    if (performance.now() > endsAt) throw new Error(`Waited ${timeoutMs / 1000} s for ${what} in vain.`)
    await sleep(200)
  }
}
