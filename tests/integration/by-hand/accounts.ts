import { createHmac, randomUUID } from 'node:crypto'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { callAs, createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import type { TestHouse } from '#tests/setup/company.ts'
import type { SandboxAccount } from '#tests/setup/sandbox-account.ts'

/** An organization whose admin connected a sandbox account by hand, and what they copied from the page. */
export type ByHandCompany = TestTenant & {
  account: SandboxAccount
  connectionId: string
  requestUrl: string
  secret: string
  /** The API as the admin calls it. */
  api: ReturnType<typeof callAs>
}

export async function installCompany(house: TestHouse): Promise<ByHandCompany> {
  const tenant = await createTenant()
  const account = await house.sandbox.createAccount({ approvals: false, scenario: 'empty' })
  await account.control('job.create', { title: 'Field Engineer' })
  const api = callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
  const { id, byHand } = await api.byHand.install({ environment: 'Sandbox', name: 'By hand' })
  const { secret } = await api.byHand.showSecret({ id })

  return { ...tenant, account, connectionId: id, requestUrl: byHand?.requestUrl ?? '', secret, api }
}

/** Makes a webhook on Ashby's own page, as the steps say. */
export async function makeWebhook(
  { account, requestUrl, secret }: ByHandCompany,
  { webhookType = 'candidateHire', secretToken = secret }: { webhookType?: string; secretToken?: string | null } = {},
): Promise<string> {
  const made = await account.control('webhook.create', { webhookType, requestUrl, secretToken })

  return String(made.webhookId ?? made.id)
}

/** Somebody with an application, and with an offer unless there is no salary. */
export async function apply(
  { account }: ByHandCompany,
  { name = 'Ngozi Chidi Eze', salary = 72_000 }: { name?: string; salary?: number | null } = {},
): Promise<{ applicationId: string; offerId: string | null }> {
  const { jobs } = (await account.control('account.overview')) as { jobs: { id: string; title: string }[] }
  const jobId = jobs.find(({ title }) => title === 'Field Engineer')?.id
  const made = await account.control('candidate.create', { name, email: `${randomUUID()}@mail.example`, jobId })
  const applicationId = String(made.applicationId)
  if (salary === null) return { applicationId, offerId: null }
  const offer = await account.control('offer.create', { applicationId, salary, currencyCode: 'EUR', startDate: '2027-03-01' })

  return { applicationId, offerId: String(offer.id) }
}

export async function deliver(house: TestHouse, { account }: ByHandCompany): Promise<void> {
  await account.control('delivery.settle')
  await house.drain()
}

export async function readHires({ scope }: ByHandCompany) {
  return inTenant(scope, (tx) => tx.newHire.findMany({ orderBy: { id: 'asc' }, include: { history: { orderBy: { id: 'asc' } } } }))
}

type Send = { action: string; data: object; secret?: string | null; actionId?: string }

/** One delivery as Ashby would send it, signed with the secret unless told otherwise. Answers the status. */
export async function send(
  company: ByHandCompany,
  { action, data, secret = company.secret, actionId = randomUUID() }: Send,
): Promise<number> {
  const body = JSON.stringify({ action, webhookActionId: actionId, data })
  const signature: Record<string, string> =
    secret === null ? {} : { 'ashby-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }
  const headers = { 'content-type': 'application/json', ...signature }

  return (await fetch(company.requestUrl, { method: 'POST', body, headers })).status
}
