import { randomUUID } from 'node:crypto'
import type { DoctorReport, Finding } from '#lib/domain/connections/doctor/contract.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { callAs, createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import type { TestHouse } from '#tests/setup/company.ts'
import { allScopes, type SandboxAccount } from '#tests/setup/sandbox-account.ts'

/** An organization whose admin connected a sandbox account with a key, over the API. */
export type Desk = TestTenant & {
  account: SandboxAccount
  connectionId: string
  keyId: string
  api: ReturnType<typeof callAs>
}

export async function openDesk(house: TestHouse, { scopes = allScopes }: { scopes?: string[] } = {}): Promise<Desk> {
  const tenant = await createTenant()
  const account = await house.sandbox.createAccount({ approvals: false, scenario: 'empty' })
  await account.control('job.create', { title: 'Field Engineer' })
  const { apiKey, keyId } = await account.createKey({ scopes, confidential: true })
  const api = callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
  const { id } = await api.connections.create({ environment: 'Sandbox', name: 'Main account', apiKey })
  await api.connections.configure({ id, events: ['offerCreate', 'offerUpdate'] })
  await house.drain()

  return { ...tenant, account, connectionId: id, keyId, api }
}

export type SandboxWebhook = { id: string; webhookType: string; requestUrl: string; secretToken: string; enabled: boolean }

export async function listWebhooks({ account }: Pick<Desk, 'account'>): Promise<SandboxWebhook[]> {
  return (await account.control('webhook.list')).webhooks as SandboxWebhook[]
}

export async function findWebhook(desk: Pick<Desk, 'account'>, webhookType = 'offerUpdate'): Promise<SandboxWebhook> {
  const found = (await listWebhooks(desk)).find((webhook) => webhook.webhookType === webhookType)
  if (!found) throw new Error(`The sandbox has no webhook ${webhookType}.`)

  return found
}

/** An approved offer, which tells by Offer Create and Offer Update. */
export async function makeOffer({ account }: Pick<Desk, 'account'>, { jobId }: { jobId?: string } = {}): Promise<string> {
  const { jobs } = (await account.control('account.overview')) as { jobs: { id: string }[] }
  const { candidateId } = await account.control('candidate.create', { name: 'Ngozi Chidi Eze', email: `${randomUUID()}@mail.example` })
  const terms = { candidateId, jobId: jobId ?? jobs[0]?.id, salary: 72_000, currencyCode: 'EUR', startDate: '2027-03-01' }

  return String((await account.control('offer.create', terms)).id)
}

export async function deliver(house: TestHouse, { account }: Pick<Desk, 'account'>): Promise<void> {
  await account.control('delivery.settle')
  await house.drain()
}

export function findingOf({ findings }: DoctorReport, key: string): Finding | undefined {
  return findings.find((finding) => finding.key === key)
}

export function problemsOf({ findings }: DoctorReport): (string | null)[] {
  return findings.filter(({ status }) => status === 'problem').map(({ code }) => code)
}

/** What the admin was told of the connection, in order. */
export async function readTold({ scope, connectionId }: Desk): Promise<string[]> {
  const rows = await inTenant(scope, (tx) =>
    tx.notification.findMany({ where: { objectId: connectionId }, orderBy: { id: 'asc' }, select: { kind: true } }),
  )

  return rows.map(({ kind }) => kind)
}
